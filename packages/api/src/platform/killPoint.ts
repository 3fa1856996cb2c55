/**
 * The steps of taking a letter in and of sending one at which a test ends the process as a power cut would: bytes are here from a
 * mailbox, written, committed, the mailbox was told; committed at the door, and not acknowledged; read, decided about, and that
 * committed; about to be sent, handed over and not noted, noted.
 */
export const killSteps = ['FETCHED', 'WRITTEN', 'COMMITTED', 'HANDLED', 'TAKEN', 'READ', 'DECIDED', 'REGISTERED', 'SENDING', 'HANDED_OVER', 'SENT'] as const;
export type KillStep = (typeof killSteps)[number];

/** `HANDED_OVER:3`: when the step is reached for the third time. */
export interface KillOrder { step: KillStep; times: number }

let order: KillOrder | null = null;

/** Has the process end at a step. Only tests do; the command line refuses it to everybody else. */
export const killAt = (wanted: KillOrder): void => {
  order = { ...wanted };
};

/** Says that a step is reached. In a server that is no test nothing comes of it. */
export const killPoint = (step: KillStep): void => {
  if (order?.step !== step) return;
  order.times -= 1;
  if (order.times === 0) process.kill(process.pid, 'SIGKILL');
};
