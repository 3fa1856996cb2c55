import { useEffect, useMemo, useState } from 'react';
import { useStore, useTranslate } from 'react-admin';
import { useAct } from '@reglament/admin/kit';
import { CHANGE_DRAFT } from '../documents.ts';
import { formOf, inputOf, liveChanges, numberFaults, pathOf, withChange, type Changes, type Draft, type FormField, type FormValues } from './draftForm.ts';

export interface Place { readonly name: string; readonly error: string | undefined }

/** What the parts of the form need of it. */
export interface DraftForm {
  readonly values: FormValues;
  readonly set: <Field extends FormField>(field: Field, value: FormValues[Field]) => void;
  readonly revert: (field: FormField) => void;
  readonly isChanged: (field: FormField) => boolean;
  /** A place by the name that the server has for it, with what was refused at this very place. */
  readonly at: (field: FormField, ...below: (string | number)[]) => Place;
  /** The first place of a row: what was refused of the row as a whole stands there too. */
  readonly firstAt: (field: FormField, row: number, place: string) => Place;
  /** Places of all refusals: to show the part that holds the first of them. */
  readonly errorPaths: readonly string[];
}

const storeKey = (id: string): string => `regulation.draft.${id}`;
/** Whether this browser keeps changes of the draft that were not saved. */
export const useHasUnsaved = (draft: Draft): boolean => {
  const [kept] = useStore<Changes>(storeKey(draft.id));
  return Object.keys(liveChanges(kept ?? {}, formOf(draft))).length > 0;
};

const useWarnBeforeUnload = (isDirty: boolean): void => useEffect(() => {
  if (!isDirty) return undefined;
  const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
  globalThis.addEventListener('beforeunload', ask);
  return () => globalThis.removeEventListener('beforeunload', ask);
}, [isDirty]);

/**
 * A draft that is being changed. What is typed lies over the draft, field by field, and stays in this browser until it is saved or
 * thrown away; whatever another one saves meanwhile shows in the fields that nobody has touched here.
 */
export const useDraftForm = (draft: Draft, onSaved: () => void) => {
  const translate = useTranslate();
  const { act, pending } = useAct();
  const [shelf, keep] = useStore<Changes>(storeKey(draft.id), {});
  const [typed, setTyped] = useState(shelf);
  const [wasRestored] = useState(Object.keys(shelf).length > 0);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [isNewer, setNewer] = useState(false);
  const kept = useMemo(() => formOf(draft), [draft]);
  const changes = useMemo(() => liveChanges(typed, kept), [typed, kept]);
  const fields = Object.keys(changes) as FormField[];
  useWarnBeforeUnload(fields.length > 0 && !pending);

  const write = (next: Changes): void => {
    setTyped(next);
    keep(next);
  };
  const forget = (field: FormField): void => setErrors((before) => Object.fromEntries(Object.entries(before).filter(([path]) => path !== pathOf(field) && !path.startsWith(`${pathOf(field)}.`))));
  const at: DraftForm['at'] = (field, ...below) => ({ name: pathOf(field, ...below), error: errors[pathOf(field, ...below)] });
  const form: DraftForm = {
    values: { ...kept, ...changes },
    set: (field, value) => {
      forget(field);
      write(withChange(changes, kept, field, value));
    },
    revert: (field) => {
      forget(field);
      write(withChange(changes, kept, field, kept[field]));
    },
    isChanged: (field) => field in changes,
    at,
    firstAt: (field, row, place) => {
      const [own, whole] = [at(field, row, place), at(field, row)];
      return { name: own.name, error: own.error ?? whole.error?.replaceAll(whole.name, own.name) };
    },
    errorPaths: Object.keys(errors),
  };
  const save = async (): Promise<void> => {
    const faults = numberFaults(changes);
    if (faults.length > 0) {
      setErrors(Object.fromEntries(faults.map((path) => [path, translate('regulation.fault.number')])));
      return;
    }
    const { ok, fieldErrors, userErrors } = await act(CHANGE_DRAFT, { ...inputOf(changes), id: draft.id, expectedVersion: draft.version }, {
      fields: 'return', success: 'regulation.notification.saved', patches: 'regulation', invalidates: [['regulation', 'getList'], ['regulation', 'getOne']],
    });
    setNewer(userErrors.some(({ code }) => code === 'STALE_VERSION'));
    setErrors(fieldErrors);
    if (!ok) return;
    write({});
    onSaved();
  };
  const discard = (): void => {
    setErrors({});
    write({});
  };
  return { form, fields, errors, isNewer, wasRestored: wasRestored && fields.length > 0, pending, save, discard };
};
