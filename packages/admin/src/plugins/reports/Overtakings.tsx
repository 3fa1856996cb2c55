import { useTranslate } from 'react-admin';
import { Card, KeyValue, Loaded, useRead } from '@reglament/admin/kit';
import { OVERTAKINGS, type Question } from './documents.ts';

/** §4.7: who took tickets out of turn, and how often; allowed, so it stands beside the promises. */
export const Overtakings = ({ question }: { question: Question }) => {
  const translate = useTranslate();
  const result = useRead(OVERTAKINGS, { input: question });
  return (
    <Card title={translate('reports.overtakings')}>
      <Loaded result={result}>
        {(people) => (people.length === 0 ? <p className="rg-meta">{translate('reports.noOvertakings')}</p> : (
          <>
            <KeyValue pairs={people.map(({ name, count }) => [name, translate('reports.times', { smart_count: count })])} />
            <p className="rg-meta">{translate('reports.overtakingsHint')}</p>
          </>
        ))}
      </Loaded>
    </Card>
  );
};
