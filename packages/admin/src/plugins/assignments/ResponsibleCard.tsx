import { useTranslate } from 'react-admin';
import { AwayChip, Card, formatDay, KeyValue, RecordLink, useCan, useConsoleLocale } from '@reglament/admin/kit';
import type { WithAssignment } from './documents.ts';

/** Beside a client: who answers for it (§1). */
export default function ResponsibleCard({ client }: { client: WithAssignment }) {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const can = useCan();
  const { assignment } = client;
  const change = assignment && can('assignments.write') ? <RecordLink resource="assignments" id={assignment.id}>{translate('ra.action.edit')}</RecordLink> : undefined;
  return (
    <Card title={translate('assignments.card')} action={change}>
      {assignment ? (
        <KeyValue pairs={[
          [translate('assignments.specialist'), <>{assignment.specialist.name} <AwayChip absence={assignment.specialist.absence} /></>],
          [translate('assignments.deputy'), assignment.deputy && <>{assignment.deputy.name} <AwayChip absence={assignment.deputy.absence} /></>],
          [translate('assignments.from'), formatDay(assignment.validFrom, locale)],
          [translate('assignments.until'), assignment.validUntil && formatDay(assignment.validUntil, locale)],
        ]} />
      ) : <p className="rg-meta">{translate('assignments.hint.nobody')}</p>}
    </Card>
  );
}
