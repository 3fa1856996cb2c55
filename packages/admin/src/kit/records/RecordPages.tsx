import { useEffect, useState, type ReactNode } from 'react';
import { useFormContext, useFormState } from 'react-hook-form';
import { Link, useNavigate } from 'react-router';
import { CreateBase, EditBase, Form, ShowBase, useCreatePath, useEditContext, useShowContext, useTranslate, type RaRecord } from 'ra-core';
import type { ResourceId } from '../registries.ts';
import { Button } from '../ui/Button.tsx';
import { RecordActions } from '../RecordActions.tsx';
import { ActsAround, Page } from '../ui/Page.tsx';
import { ErrorState, SkeletonRows } from '../ui/states.tsx';
import './records.css';

/** A part of a form with its heading and, where one is behind it, the clause. */
export const FormSection = ({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) => (
  <fieldset className="rg-form-section">
    <legend>{title}</legend>
    {hint && <p className="rg-meta">{hint}</p>}
    <div className="rg-form-grid">{children}</div>
  </fieldset>
);
/** A field of a form that takes the whole width. */
export const Wide = ({ children }: { children: ReactNode }) => <div className="rg-wide">{children}</div>;

/** Another one's change came first: the record is asked for anew under what was typed. True from then on. */
const useNewer = (onStale: (() => unknown) | undefined): boolean => {
  const { clearErrors } = useFormContext();
  const { errors } = useFormState();
  const [isNewer, setNewer] = useState(false);
  const isStale = errors['expectedVersion'] !== undefined;
  if (isStale && !isNewer) setNewer(true);
  useEffect(() => {
    if (!isStale) return;
    // No field of the form bears this refusal; left there, it would hold back every later attempt.
    clearErrors('expectedVersion');
    onStale?.();
  }, [isStale, clearErrors, onStale]);
  return isNewer;
};

const Foot = ({ submit, onStale }: { submit: string; onStale?: (() => unknown) | undefined }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { isDirty, isSubmitting, errors } = useFormState();
  const isNewer = useNewer(onStale);
  useEffect(() => {
    if (!isDirty || isSubmitting) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    globalThis.addEventListener('beforeunload', ask);
    return () => globalThis.removeEventListener('beforeunload', ask);
  }, [isDirty, isSubmitting]);
  // A refusal that stands at its field is not said twice.
  const isElsewhere = Object.keys(errors).some((field) => field !== 'root');
  const refusal = isElsewhere ? undefined : errors.root?.['serverError'] as { message?: string } | string | undefined;
  const sentence = typeof refusal === 'string' ? refusal : refusal?.message;
  return (
    <footer className="rg-form-foot">
      {isNewer ? <p className="rg-error" role="alert">{translate('kit.records.newer')}</p> : sentence && <p className="rg-error" role="alert">{translate(sentence, { _: sentence })}</p>}
      <Button type="submit" kind="primary" pending={isSubmitting}>{submit}</Button>
      <Button onClick={() => { void navigate(-1); }}>{translate('kit.action.cancel')}</Button>
    </footer>
  );
};

interface FormProps { submit: string; children: ReactNode; defaultValues?: Record<string, unknown> }
/** A newer record comes in under the fields; those that were changed keep what was typed. */
const keepTyped = { keepDirtyValues: true };
const Fields = ({ submit, children, defaultValues, onStale }: FormProps & { onStale?: () => unknown }) => (
  <Form className="rg-form" noValidate resetOptions={keepTyped} {...(defaultValues ? { defaultValues } : {})}>{children}<Foot submit={submit} onStale={onStale} /></Form>
);

/** Back to the list, in the bar of a page. */
export const BackLink = ({ resource, label }: { resource: ResourceId; label: string }) => {
  const createPath = useCreatePath();
  return <Link className="rg-back" to={createPath({ resource, type: 'list' })}>← {label}</Link>;
};

/** A page that makes a record; refusals stand at their fields, what was typed stays. */
export const CreatePage = ({ title, back, redirect = 'show', ...form }: FormProps & { title: string; back?: ReactNode; redirect?: 'show' | 'list' }) => (
  <CreateBase redirect={redirect}><Page title={title} subtitle={back}><Fields {...form} /></Page></CreateBase>
);

interface EditProps<R> extends Omit<FormProps, 'defaultValues'> {
  title: (record: R) => string;
  back?: ReactNode;
  /** Values that the form needs besides the record's own, e.g. ids of related records. */
  toValues?: (record: R) => Record<string, unknown>;
}
const EditBody = <R extends RaRecord>({ title, back, toValues: _toValues, ...form }: EditProps<R>) => {
  const { record, error, refetch } = useEditContext<R>();
  if (!record) return error ? <ErrorState error={error} onRetry={() => { void refetch(); }} /> : <SkeletonRows rows={6} />;
  return <Page title={title(record)} subtitle={back}><Fields {...form} onStale={refetch} /></Page>;
};
/** A page that changes a record; another one's change meanwhile is refused by the server and said here. */
export const EditPage = <R extends RaRecord>({ redirect = 'show', ...body }: EditProps<R> & { redirect?: 'show' | 'list' }) => {
  const { toValues } = body;
  return (
    <EditBase<R> mutationMode="pessimistic" redirect={redirect} queryOptions={{ staleTime: 0, ...(toValues ? { select: (answer) => ({ ...answer, ...toValues(answer) }) } : {}) }}>
      <EditBody<R> {...body} />
    </EditBase>
  );
};

interface ShowProps<R> {
  /** Draws the record. */
  children: (record: R) => ReactNode;
  /** Fields that lists and answers to acts leave out: until they are there, the page waits for the whole record. */
  whole?: readonly (keyof R & string)[];
}
const ShowBody = <R extends RaRecord>({ children, whole = [] }: ShowProps<R>) => {
  const { record, error, refetch, resource } = useShowContext<R>();
  if (record && whole.every((field) => record[field] !== undefined)) {
    const acts = <RecordActions resource={resource as ResourceId} record={{ ...record, id: String(record.id) }} />;
    return <ActsAround value={acts}>{children(record)}</ActsAround>;
  }
  return error ? <ErrorState error={error} onRetry={() => { void refetch(); }} /> : <SkeletonRows rows={6} />;
};
/** A page of one record, with what plugins offer to do with it beside its own acts; what a list knew of it is shown at once and asked for anew. */
export const ShowPage = <R extends RaRecord>(props: ShowProps<R>) => <ShowBase queryOptions={{ staleTime: 0 }}><ShowBody<R> {...props} /></ShowBase>;
