/** Why an act was refused, as every payload tells it. */
export interface UserError {
  code: string;
  field: string[];
  clause: string | null;
  message: string;
}
