import { useTranslate } from 'react-admin';
import { Card } from '@reglament/admin/kit';
import { AuthenticationChip } from './AuthenticationChip.tsx';
import type { IncomingLetterRecord } from './documents.ts';
import './quarantine.css';

/** What is known of who wrote a letter, and from what (§4.9). */
export const SenderProof = ({ letter: { authentication, authenticationFindings } }: { letter: IncomingLetterRecord }) => {
  const translate = useTranslate();
  return (
    <Card title={translate('quarantine.sender')}>
      {authentication && <p className="quarantine-chips quarantine-proof"><AuthenticationChip authentication={authentication} /></p>}
      <p className="rg-meta">{translate(`quarantine.proof.${authentication ?? 'UNKNOWN'}`)}</p>
      {authenticationFindings && <p className="rg-meta" style={{ overflowWrap: 'anywhere' }}><code>{authenticationFindings}</code></p>}
    </Card>
  );
};
