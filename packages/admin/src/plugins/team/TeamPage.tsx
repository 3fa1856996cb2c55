import { useState } from 'react';
import { useTranslate } from 'ra-core';
import { Button, Loaded, Page, useCan, useRead, useViewer } from '@reglament/admin/kit';
import { AbsenceDialog } from './AbsenceDialog.tsx';
import { AbsencesCard } from './AbsencesCard.tsx';
import { ABSENCES, TEAM_LOAD, type PersonLoad } from './documents.ts';
import { HandOverDialog } from './HandOverDialog.tsx';
import { LoadSheet } from './LoadSheet.tsx';
import './team.css';

const everyMs = 10_000;

/** Who carries how much, who is away and until when, and what waits for them (§1). */
export default function TeamPage() {
  const translate = useTranslate();
  const can = useCan();
  const viewer = useViewer();
  const load = useRead(TEAM_LOAD, {}, { refetchEveryMs: everyMs, staleMs: 0 });
  const absences = useRead(ABSENCES, {});
  const [isRecording, setRecording] = useState(false);
  const [handing, setHanding] = useState<PersonLoad | null>(null);
  const people = (load.data ?? []).map(({ staff }) => staff);
  return (
    <Page title={translate('team.menu')} actions={can('absences.record') && <Button onClick={() => setRecording(true)}>{translate('team.absence.act.record')}</Button>}>
      <Loaded result={load}>{(rows) => <LoadSheet rows={rows} onHandOver={can('tickets.assign') ? setHanding : null} />}</Loaded>
      <div className="team-away"><Loaded result={absences}>{({ nodes }) => <AbsencesCard absences={nodes} />}</Loaded></div>
      {isRecording && viewer && <AbsenceDialog people={can('absences.recordOthers') ? people : [{ id: viewer.id, name: viewer.name }]} viewerId={viewer.id} onClose={() => setRecording(false)} />}
      {handing && <HandOverDialog load={handing} onClose={() => setHanding(null)} />}
    </Page>
  );
}
