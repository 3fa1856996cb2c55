import { useTranslate } from 'ra-core';
import { evidenceOf, postponementEffects, postponementEvidence, postponementReasons } from '@reglament/schema';
import { Card, formatDay, KeyValue, DeskTime, useConsoleLocale, useNow, useRead, useRefetchAt, useTerm } from '@reglament/admin/kit';
import { CATEGORIES, POSTPONEMENTS, type Postponement } from './documents.ts';
import './postponements.css';

/** The proof in words; a message in question stands on the timeline. */
const useProof = (latest: Postponement | undefined): React.ReactNode => {
  const locale = useConsoleLocale();
  const { data: categories } = useRead(CATEGORIES, {}, { enabled: latest?.categoryCode != null });
  if (!latest) return null;
  const category = categories?.find(({ code }) => code === latest.categoryCode);
  if (latest.categoryCode) return category ? `§${category.clause} ${locale === 'ru' ? category.nameRu : category.nameEn}` : latest.categoryCode;
  if (latest.askedAt) return <DeskTime at={latest.askedAt} style="message" />;
  return latest.testedConfiguration ?? latest.needed;
};

/** Why the solution was postponed or refused, by what proof, and when it is taken up again (§4.13). */
export default function PostponementCard({ ticket: { id, version, reviewAt } }: { ticket: { id: string; version: number; reviewAt: string | null } }) {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const term = useTerm();
  const now = useNow();
  const { data, refetch } = useRead(POSTPONEMENTS, { id });
  useRefetchAt(version, refetch);
  const latest = data?.id === id ? data.postponements[0] : undefined;
  const proof = useProof(latest);
  if (!latest) return null;
  const isDue = reviewAt !== null && new Date(reviewAt).getTime() <= now;
  return (
    <Card title={`${term(postponementEffects, latest.effect)} §4.13`}>
      <p className="postponements-reason">{term(postponementReasons, latest.reason)}</p>
      <KeyValue pairs={[
        [term(postponementEvidence, evidenceOf[latest.reason]), proof],
        [translate('postponements.reviewOn'), latest.reviewOn && <>{formatDay(latest.reviewOn, locale)}{isDue && <> <span className="rg-chip" data-state="atRisk">{translate('postponements.due')}</span></>}</>],
        [translate('postponements.decided'), <>{latest.authorName} <span className="rg-meta"><DeskTime at={latest.at} style="message" /></span></>],
      ]} />
    </Card>
  );
}
