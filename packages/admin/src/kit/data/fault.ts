import { HttpError } from 'ra-core';
import { refusalCodes, type RefusalCode } from '@reglament/schema';

/** A refusal as the server words it: already in the viewer's language. */
export interface UserError {
  readonly code: RefusalCode;
  readonly message: string;
  /** Path of the input it is about, without `input`; empty when it is about the act as a whole. */
  readonly field: readonly string[];
  readonly clause?: string | null;
}
/** What every mutation of the contract answers with. */
export interface Payload { readonly userErrors: readonly UserError[] }

/** Why a call gave nothing: refusals are about the input, the others about the caller, the line or the server. */
export type FaultKind = 'refused' | 'unauthenticated' | 'forbidden' | 'notFound' | 'conflict' | 'tooMany' | 'offline' | 'silent' | 'broken';

const statuses = { refused: 422, unauthenticated: 401, forbidden: 403, notFound: 404, conflict: 409, tooMany: 429, offline: 0, silent: 504, broken: 500 } as const satisfies Record<FaultKind, number>;

/** The only error that data calls of the console throw. react-admin reads `status` and `body.errors` of it. */
export class Fault extends HttpError {
  readonly kind: FaultKind;
  readonly userErrors: readonly UserError[];
  /** Under which the server's log finds it; worth quoting when the server failed. */
  readonly requestId: string | undefined;
  /** What the server said of a failure that people are not told, for whoever looks for its cause. */
  readonly detail: string | undefined;
  constructor(kind: FaultKind, message: string, userErrors: readonly UserError[] = [], { requestId, detail }: { requestId?: string | undefined; detail?: string | undefined } = {}) {
    super(message, statuses[kind], { errors: fieldErrorsOf(userErrors, message) });
    // HttpError pins its own prototype, which would make `instanceof Fault` false.
    Object.setPrototypeOf(this, Fault.prototype);
    this.kind = kind;
    this.userErrors = userErrors;
    this.requestId = requestId;
    this.detail = detail;
  }
}

/** Field path (`contact.phone`) → sentence; errors without a field join under `root.serverError`, as react-admin's forms want it. */
export const fieldErrorsOf = (errors: readonly UserError[], whole?: string): Record<string, unknown> => {
  const fields = Object.fromEntries(errors.filter((error) => pathOf(error) !== '').map((error) => [pathOf(error), error.message]));
  return whole === undefined ? fields : { ...fields, root: { serverError: whole } };
};
/** `['input', 'contact', 'phone']` → `contact.phone`. */
export const pathOf = (error: UserError): string => error.field.filter((step, index) => index > 0 || step !== 'input').join('.');

/** A payload with refusals as a fault: one sentence per line. */
export const refusalFault = (errors: readonly UserError[]): Fault => new Fault('refused', errors.map((error) => error.message).join('\n'), errors);

const kindOfCode: Readonly<Record<string, FaultKind>> = {
  UNAUTHENTICATED: 'unauthenticated', FORBIDDEN: 'forbidden', NOT_FOUND: 'notFound', STALE_VERSION: 'conflict',
  BAD_USER_INPUT: 'refused', RATE_LIMITED: 'tooMany', TOO_MANY_REQUESTS: 'tooMany', TOO_MANY_ATTEMPTS: 'tooMany',
};
const kindOfStatus: Readonly<Record<number, FaultKind>> = { 401: 'unauthenticated', 403: 'forbidden', 404: 'notFound', 409: 'conflict', 429: 'tooMany' };

interface GraphqlFailure { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> | undefined }

const failuresIn = (result: unknown): readonly GraphqlFailure[] => {
  const errors = typeof result === 'object' && result !== null && 'errors' in result ? result.errors : [];
  return Array.isArray(errors) ? (errors as readonly GraphqlFailure[]) : [];
};
const isRefusalCode = (code: unknown): code is RefusalCode => typeof code === 'string' && code in refusalCodes;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A single GraphQL error by its code; a refusal outside of a payload names its field and clause like one inside. */
const failureToFault = ({ message, extensions = {} }: GraphqlFailure, status: number): Fault => {
  const { code, refusal, field, clause } = extensions;
  const refused = [refusal, code].find(isRefusalCode);
  const kind = kindOfCode[textOf(code) ?? ''] ?? (refused ? 'refused' : kindOfStatus[status]) ?? 'broken';
  const path = Array.isArray(field) ? field.map(String) : [];
  const userErrors: UserError[] = refused ? [{ code: refused, message, field: path, clause: textOf(clause) ?? null }] : [];
  return new Fault(kind, kind === 'broken' ? 'kit.fault.broken' : message, userErrors, { requestId: textOf(extensions['requestId']), detail: message });
};

/** Why an answer of the server is none; null when it is one. The code of an error counts more than the status. */
export const faultIn = (status: number, answer: unknown): Fault | null => {
  const [first] = failuresIn(answer);
  if (first) return failureToFault(first, status);
  const answered = status < 300 && typeof answer === 'object' && answer !== null && 'data' in answer;
  const kind = kindOfStatus[status] ?? 'broken';
  return answered ? null : new Fault(kind, `kit.fault.${kind}`);
};

/** Nobody answered. Messages of ours are keys that the notification translates. */
export const offlineFault = (): Fault => new Fault('offline', 'kit.fault.offline');

/** Somebody took the request and did not answer. */
export const silentFault = (): Fault => new Fault('silent', 'kit.fault.silent');

/** Anything that was thrown, as a fault. */
export const toFault = (failure: unknown): Fault => (failure instanceof Fault ? failure : new Fault('broken', 'kit.fault.broken'));
