import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { supportScopes, type SupportScope } from '@reglament/schema';
import { Button, ChoiceField, TextField, useChoices } from '@reglament/admin/kit';
import { ParameterGroup } from './ParameterFrame.tsx';
import { RemoveButton } from './RemoveButton.tsx';
import { withoutRow, withRow } from './rows.ts';
import type { DraftForm } from './useDraftForm.ts';

/** §3: what requests are about, and by which clause support covers each of them or not. */
export const Categories = ({ form }: { form: DraftForm }) => {
  const translate = useTranslate();
  const scopes = useChoices(supportScopes);
  const list = useRef<HTMLDivElement>(null);
  const { categories } = form.values;
  const count = useRef(categories.length);
  // a new row is where one wants to type next
  useEffect(() => {
    if (categories.length === count.current + 1) list.current?.querySelector<HTMLInputElement>('.regulation-item:last-child input')?.focus();
    count.current = categories.length;
  }, [categories.length]);
  const change = (index: number, part: Partial<(typeof categories)[number]>) => form.set('categories', withRow(categories, index, part));
  return (
    <ParameterGroup form={form} parameter="categories" alone hint={translate('regulation.hint.categories')}>
      <div ref={list} className="regulation-list">
        {categories.map(({ code, clause, scope, nameRu, nameEn }, index) => {
          const name = code || translate('regulation.row.category', { row: index + 1 });
          const at = (field: string) => form.at('categories', index, field);
          return (
            <div key={index} className="regulation-item" role="group" aria-label={name}>
              <div className="regulation-row" data-cells="category">
                <TextField {...form.firstAt('categories', index, 'code')} label={translate('regulation.field.code')} autoComplete="off" spellCheck={false} value={code} onValue={(value) => change(index, { code: value })} />
                <TextField {...at('clause')} label={translate('regulation.field.clause')} autoComplete="off" maxLength={8} placeholder="3.14" value={clause} onValue={(value) => change(index, { clause: value })} />
                <ChoiceField {...at('scope')} label={translate('regulation.field.scope')} choices={scopes} value={scope} onValue={(value) => change(index, { scope: value as SupportScope })} />
                <RemoveButton what={name} onClick={() => form.set('categories', withoutRow(categories, index))} />
              </div>
              <div className="regulation-row">
                <TextField {...at('nameRu')} label={translate('regulation.field.nameRu')} value={nameRu} onValue={(value) => change(index, { nameRu: value })} />
                <TextField {...at('nameEn')} label={translate('regulation.field.nameEn')} lang="en" value={nameEn} onValue={(value) => change(index, { nameEn: value })} />
              </div>
            </div>
          );
        })}
      </div>
      <Button size="small" onClick={() => form.set('categories', [...categories, { code: '', clause: '', scope: 'IN', nameRu: '', nameEn: '' }])}>{translate('regulation.act.addCategory')}</Button>
    </ParameterGroup>
  );
};
