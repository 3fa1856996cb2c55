import { useState } from 'react';
import { useNavigate } from 'react-router';
import { pathOf, readKey, useAct, useForgetTyped, useTyped, type ActResult } from '@reglament/admin/kit';
import { QUEUE_COUNTERS } from '../documents.ts';
import { emptyRequest, type RequestForm } from './requestForm.ts';

type Registering = ReturnType<typeof useAct>['act'];
interface Registered { ticket: { number: string } | null }

/** The state of a form, kept at the place `typed` until it was sent, and its sending: refusals go to their fields, the new ticket opens. */
export const useRequestForm = (search: string, typed: string) => {
  const navigate = useNavigate();
  const { act, pending } = useAct();
  const forget = useForgetTyped();
  const [form, setForm] = useTyped<RequestForm>(typed, 'form', emptyRequest);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [refusal, setRefusal] = useState('');
  const send = async (register: (act: Registering) => Promise<ActResult<Registered>>): Promise<void> => {
    const { ok, data, userErrors, fieldErrors, fault } = await register(act);
    setErrors(fieldErrors);
    setRefusal(fault ? '' : userErrors.filter((error) => pathOf(error) === '').map(({ message }) => message).join('\n'));
    if (ok) forget(typed);
    if (ok && data?.ticket) void navigate({ pathname: `/tickets/${data.ticket.number}`, search });
  };
  return {
    form, errors, refusal, pending, send,
    change: (part: Partial<RequestForm>): void => setForm((old) => ({ ...old, ...part })),
    /** Options of an act that registers. */
    options: { success: 'tickets.notification.registered', fields: 'return', invalidates: [readKey(QUEUE_COUNTERS)] } as const,
  };
};
