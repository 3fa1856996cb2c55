import { useTranslate } from 'react-admin';
import { codesOf, regulationParameters, supportScopes } from '@reglament/schema';
import { BackLink, Card, formatDay, KeyValue, Loaded, Page, ShowPage, useConsoleLocale, useRead, useTerm } from '@reglament/admin/kit';
import { DIFF, NEIGHBOURS, type Parameters, type RegulationVersion } from './documents.ts';
import { previousOf } from './previous.ts';
import { StateChip } from './StateChip.tsx';
import { VersionActs } from './VersionActs.tsx';
import { wordings } from './wording.ts';

const Changes = ({ version, from }: { version: RegulationVersion; from: { id: string; number: string } }) => {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const diff = useRead(DIFF, { fromId: from.id, toId: version.id }, { staleMs: 0 });
  return (
    <Card title={translate('regulation.section.changes', { number: from.number })}>
      <Loaded result={diff}>{(changes) => (changes.length === 0
        ? <p className="rg-meta">{translate('regulation.hint.same')}</p>
        : <ul>{changes.map((change) => <li key={change.path}>{locale === 'ru' ? change.sentenceRu : change.sentenceEn}</li>)}</ul>)}</Loaded>
    </Card>
  );
};

const Parameterised = ({ parameters }: { parameters: Parameters }) => {
  const [translate, term] = [useTranslate(), useTerm()];
  const locale = useConsoleLocale();
  return <>
    <Card title={translate('regulation.section.parameters')}>
      <KeyValue pairs={codesOf(regulationParameters).map((key) => [`${term(regulationParameters, key)} (§${regulationParameters[key].clause})`, wordings[key](parameters, locale)])} />
    </Card>
    <Card title={translate('regulation.section.categories')}>
      <KeyValue pairs={parameters.categories.map((category) => [`§${category.clause} ${locale === 'ru' ? category.nameRu : category.nameEn}`, term(supportScopes, category.scope)])} />
    </Card>
  </>;
};

/** One version: everything that it sets, by clause, and what differs from the one before it (§2.4). */
export default function VersionShow() {
  const translate = useTranslate();
  const locale = useConsoleLocale();
  const neighbours = useRead(NEIGHBOURS, {}, { staleMs: 0 });
  return (
    <ShowPage<RegulationVersion> whole={['parameters']}>
      {(version) => (
        <Page title={`${translate('regulation.menu')} ${version.number}`} subtitle={<BackLink resource="regulation" label={translate('regulation.menu')} />}
          actions={version.status === 'DRAFT' && version.parameters ? <VersionActs key={version.version} draft={{ ...version, parameters: version.parameters }} /> : null}>
          <div className="rg-columns">
            <div className="rg-stack">{version.parameters && <Parameterised parameters={version.parameters} />}</div>
            <aside className="rg-stack">
              <Card title={`${translate('regulation.field.effectiveFrom')} ${formatDay(version.effectiveFrom, locale)}`} action={<StateChip version={version} />}>
                {version.summary && <p className="rg-prose">{version.summary}</p>}
                {version.status !== 'DRAFT' && <p><a href={`/public/regulation/${encodeURIComponent(version.number)}`} target="_blank" rel="noreferrer">{translate('regulation.act.publicPage')}</a></p>}
              </Card>
              <Loaded result={neighbours}>{({ nodes }) => { const previous = previousOf(version, nodes); return previous && <Changes key={version.version} version={version} from={previous} />; }}</Loaded>
            </aside>
          </div>
        </Page>
      )}
    </ShowPage>
  );
}
