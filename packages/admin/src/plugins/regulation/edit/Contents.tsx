import { useTranslate } from 'react-admin';
import { anchorOf } from './anchor.ts';
import { parts } from './draftForm.ts';
import type { DraftForm } from './useDraftForm.ts';

/** The clauses of the form: where one is led to, where something differs, and where something was refused. */
export const Contents = ({ form }: { form: DraftForm }) => {
  const translate = useTranslate();
  return (
    <nav className="regulation-contents" aria-label={translate('regulation.contents')}>
      <ol>
        {parts.map(({ clause, fields }) => {
          const isFaulty = fields.some((field) => form.errorPaths.some((path) => path.split('.')[1] === field));
          const isChanged = fields.some((field) => form.isChanged(field));
          const state = isFaulty ? 'faulty' : isChanged ? 'changed' : undefined;
          return (
            <li key={clause}>
              <a href={`#${anchorOf(clause)}`} data-state={state}><span className="rg-num">§{clause}</span> {translate(`regulation.part.${clause.replaceAll('.', '_')}`)}{state && <span className="rg-unseen"> ({translate(`regulation.state.${state}`)})</span>}</a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
};
