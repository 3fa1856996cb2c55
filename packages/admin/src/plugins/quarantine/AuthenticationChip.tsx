import { letterAuthentications, type LetterAuthentication } from '@reglament/schema';
import { useTerm } from '@reglament/admin/kit';

const states: Readonly<Record<LetterAuthentication, string | undefined>> = { PASS: 'ok', FAIL: 'breached', NONE: 'atRisk', UNKNOWN: undefined };

/** Whether the owner of the From address wrote a letter. */
export const AuthenticationChip = ({ authentication }: { authentication: LetterAuthentication }) => <span className="rg-chip" data-state={states[authentication]}>{useTerm()(letterAuthentications, authentication)}</span>;
