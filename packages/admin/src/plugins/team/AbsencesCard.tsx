import { useTranslate } from 'ra-core';
import { absenceKinds } from '@reglament/schema';
import { Button, Card, formatDay, Initials, readKey, useAct, useCan, useConsoleLocale, useTerm, useViewer } from '@reglament/admin/kit';
import { ABSENCES, END_ABSENCE, TEAM_LOAD, type Absence } from './documents.ts';

const Row = ({ absence }: { absence: Absence }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  const can = useCan();
  const viewerId = useViewer()?.id;
  const { act, pending } = useAct();
  const { id, staff, kind, beginsOn, endsOn, deputy, note, version } = absence;
  const mayEnd = can('absences.recordOthers') || (can('absences.record') && staff.id === viewerId);
  const end = (): void => {
    void act(END_ABSENCE, { id, expectedVersion: version }, { success: 'team.absence.notification.ended', successArgs: { name: staff.name }, invalidates: [readKey(ABSENCES), readKey(TEAM_LOAD)] });
  };
  return (
    <li className="team-absence">
      <span className="rg-row"><Initials person={staff} /> {staff.name}</span>
      <span><span className="rg-num">{formatDay(beginsOn, locale)} – {formatDay(endsOn, locale)}</span> <span className="rg-meta">{term(absenceKinds, kind).toLocaleLowerCase(locale)}{deputy && ` · ${translate('team.absence.deputyIs', { name: deputy.name })}`}{note && ` · ${note}`}</span></span>
      {mayEnd && <Button size="small" kind="quiet" pending={pending} aria-label={translate('team.absence.act.endOf', { name: staff.name })} onClick={end}>{translate('team.absence.act.end')}</Button>}
    </li>
  );
};

/** Who is away now and who will be. */
export const AbsencesCard = ({ absences }: { absences: readonly Absence[] }) => {
  const translate = useTranslate();
  return (
    <Card title={translate('team.absence.title')}>
      {absences.length === 0 ? <p className="rg-meta">{translate('team.absence.nobody')}</p> : <ul className="team-absences">{absences.map((absence) => <Row key={absence.id} absence={absence} />)}</ul>}
    </Card>
  );
};
