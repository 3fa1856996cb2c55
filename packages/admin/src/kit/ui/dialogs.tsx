import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import Dialog from '@mui/material/Dialog';
import { useTranslate } from 'ra-core';
import type { TypedDocument } from '../data/gql.ts';
import type { ActOptions } from '../data/acting.ts';
import { useAct } from '../data/useAct.ts';
import { useOpenedVersion } from '../data/useOpenedVersion.tsx';
import { useForgetTyped } from '../typed.ts';
import { Button } from './Button.tsx';

interface FrameProps { title: string; onClose: () => void; submit: string; kind?: 'primary' | 'danger'; pending?: boolean; onSubmit: () => void; children: ReactNode }
/** Kept mounted by whoever opens it; focus goes in on opening and back where it was on closing. */
const Frame = ({ title, onClose, submit, kind = 'primary', pending = false, onSubmit, children }: FrameProps) => {
  const translate = useTranslate();
  const form = useRef<HTMLFormElement>(null);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!pending) onSubmit();
  };
  // Ctrl+Enter is heard by the dialog: one without fields has the focus itself
  return (
    <Dialog open onClose={onClose} slotProps={{ paper: { 'aria-label': title } }} fullWidth maxWidth="xs" onKeyDown={(event) => { if (event.code === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit(); }}>
      <form ref={form} onSubmit={send} noValidate>
        <h2 className="rg-dialog-title">{title}</h2>
        <div className="rg-dialog-body">{children}</div>
        <footer className="rg-dialog-foot">
          <Button onClick={onClose}>{translate('kit.action.cancel')}</Button>
          <Button type="submit" kind={kind} pending={pending}>{submit}</Button>
        </footer>
      </form>
    </Dialog>
  );
};

/** Asks once more before an act; the button says the act («Удалить»), never «ОК». */
export const ConfirmDialog = ({ open, title, submit, kind = 'primary', pending = false, onConfirm, onClose, children }: {
  open: boolean; title: string; submit: string; kind?: 'primary' | 'danger'; pending?: boolean; onConfirm: () => void; onClose: () => void; children?: ReactNode;
}) => (open ? <Frame title={title} submit={submit} kind={kind} pending={pending} onSubmit={onConfirm} onClose={onClose}>{children}</Frame> : null);

type Errors = Readonly<Record<string, string>>;
interface Refusals { readonly errors: Errors; readonly unasked: () => readonly string[] }
/** Refusals by field that know which of them nobody asked for: a field of the input that the form does not show. */
const refusalsOf = (errors: Errors): Refusals => {
  const asked = new Set<string | symbol>();
  return {
    errors: new Proxy(errors, { get: (all, field) => { asked.add(field); return Reflect.get(all, field) as unknown; } }),
    // that the record is stale was said aloud
    unasked: () => Object.entries(errors).filter(([field]) => field !== 'expectedVersion' && !asked.has(field)).map(([, sentence]) => sentence),
  };
};
const none = refusalsOf({});

/** Drawn behind the fields, when each of them has asked for its own. */
const Elsewhere = ({ refusals }: { refusals: Refusals }) => refusals.unasked().map((sentence) => <p key={sentence} className="rg-error" role="alert">{sentence}</p>);

export interface ActDialogProps<Data, Variables extends { input: unknown }> extends ActOptions<Data[keyof Data]> {
  open: boolean;
  title: string;
  submit: string;
  kind?: 'primary' | 'danger';
  document: TypedDocument<Data, Variables>;
  /** The version of the record on which the act rests, as it is now; what somebody did since the dialog opened is refused and said in it. */
  version?: number;
  /** The input at the moment of sending, told the version of the opening; null when the form is not filled in yet. */
  input: (version: number) => Variables['input'] | null;
  onClose: () => void;
  /** The place at which its fields keep what is typed (`useTyped`); the act done, it is let go. */
  typed?: string;
  /** What follows when the act is done, told what it answered; without it the form just closes. */
  onDone?: (payload: Data[keyof Data]) => void;
  /** The fields; `errors` are the server's sentences by field path. */
  children: (errors: Errors) => ReactNode;
}
/** A form for one act: sends it, shows refusals at their fields, the others under them, closes when it is done. Ctrl+Enter sends. */
export const ActDialog = <Data, Variables extends { input: unknown }>({ open, ...rest }: ActDialogProps<Data, Variables>) => (open ? <OpenActDialog {...rest} /> : null);

const OpenActDialog = <Data, Variables extends { input: unknown }>(
  { title, submit, kind, document, version = 0, input, onClose, onDone = onClose, typed, children, ...options }: Omit<ActDialogProps<Data, Variables>, 'open'>,
) => {
  const { act, pending } = useAct();
  const forget = useForgetTyped();
  const [refusals, setRefusals] = useState(none);
  const opened = useOpenedVersion(version);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => { isHere.current = false; };
  }, []);
  const send = async (): Promise<void> => {
    const values = input(opened.version);
    if (values === null) return;
    const { ok, data, fieldErrors } = await act<Data, { input: Variables['input'] }>(document as TypedDocument<Data, { input: Variables['input'] }>, values, { ...options, fields: 'return' });
    if (ok && typed !== undefined) forget(typed);
    if (!isHere.current) return;
    setRefusals(refusalsOf(fieldErrors));
    if (ok && data) onDone(data);
  };
  return (
    <Frame title={title} submit={submit} {...(kind ? { kind } : {})} pending={pending} onSubmit={() => { void send(); }} onClose={onClose}>
      {opened.heed(refusals.errors)}
      {children(refusals.errors)}
      <Elsewhere refusals={refusals} />
    </Frame>
  );
};
