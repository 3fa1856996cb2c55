/** Letters about which the desk has to decide: nobody did yet, or a person wants it read again. SQL over `incoming_letter`. */
export const undecided = '(outcome is null or read_again_at is not null)';

/** The same for one letter. */
export const isUndecided = ({ outcome, readAgainAt }: { outcome?: string | null | undefined; readAgainAt?: Date | null | undefined }): boolean => !outcome || Boolean(readAgainAt);
