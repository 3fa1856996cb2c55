import { useTranslate } from 'react-admin';
import { Card, formatDay, KeyValue, RecordLink, useCan, useConsoleLocale } from '@reglament/admin/kit';
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
          [translate('assignments.specialist'), assignment.specialist.name],
          [translate('assignments.deputy'), assignment.deputy?.name],
          [translate('assignments.from'), formatDay(assignment.validFrom, locale)],
          [translate('assignments.until'), assignment.validUntil && formatDay(assignment.validUntil, locale)],
        ]} />
      ) : <p className="rg-meta">{translate('assignments.hint.nobody')}</p>}
    </Card>
  );
}
