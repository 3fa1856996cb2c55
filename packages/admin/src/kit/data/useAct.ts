import { useCallback, useEffect, useRef, useState } from 'react';
import { useLogoutIfAccessDenied, useNotify } from 'ra-core';
import { useConsole } from '../console.ts';
import { applyRecordEvent } from '../live/recordEvents.ts';
import type { ActOptions, ActResult, InputOf } from './acting.ts';
import { fieldErrorsOf, pathOf, toFault, type Payload } from './fault.ts';
import { rootField, type TypedDocument } from './gql.ts';

const recordIn = (payload: object): { id: string; version: number } | undefined =>
  Object.values(payload).find((value): value is { id: string; version: number } => typeof value === 'object' && value !== null && 'id' in value && 'version' in value);

/**
 * Carries out a mutation of the contract:
 *
 *     const { act, pending } = useAct();
 *     const { ok } = await act(TAKE_TICKET, { ticketId, expectedVersion }, { success: 'tickets.notification.taken', patches: 'tickets' });
 *
 * It never throws: refusals and faults are told to the person and returned. After `STALE_VERSION` the record is shown as it stands now, and asked for anew with what the act invalidates.
 */
export const useAct = () => {
  const { client, queryClient } = useConsole();
  const notify = useNotify();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const [pendingCount, setPendingCount] = useState(0);
  const tools = useRef({ notify, logoutIfAccessDenied });
  useEffect(() => { tools.current = { notify, logoutIfAccessDenied }; });

  const act = useCallback(async <Data, Variables extends { input: unknown }>(
    document: TypedDocument<Data, Variables>, input: InputOf<Variables>, options: ActOptions<Data[keyof Data]> = {},
  ): Promise<ActResult<Data[keyof Data]>> => {
    const say = (sentence: string): void => tools.current.notify(sentence, { type: 'error', multiLine: true, messageArgs: { _: sentence } });
    setPendingCount((count) => count + 1);
    try {
      const data = (await client.act(document, { input } as Variables))[rootField(document) as keyof Data];
      const { userErrors } = data as Payload;
      const record = recordIn(data as object);
      const showRecord = (): void => {
        if (options.patches && record) applyRecordEvent(queryClient, { resource: options.patches, type: 'updated', id: record.id, version: record.version, patch: { ...record } });
      };
      if (userErrors.length === 0) {
        showRecord();
        for (const queryKey of options.invalidates ?? []) void queryClient.invalidateQueries({ queryKey });
        if (options.success) tools.current.notify(options.success, { type: 'success', messageArgs: options.successArgs ?? {} });
        options.onDone?.(data);
        return { ok: true, data, userErrors, fieldErrors: {}, fault: null };
      }
      // No form shows the version as a field, so nobody else would say that it is stale.
      const aloud = options.fields === 'return' ? userErrors.filter((error) => pathOf(error) === '' || error.code === 'STALE_VERSION') : userErrors;
      if (aloud.length > 0) say(aloud.map((error) => error.message).join('\n'));
      if (userErrors.some((error) => error.code === 'STALE_VERSION')) {
        // the answer shows what stands now; what it does not show is asked for
        showRecord();
        for (const queryKey of [...(options.patches ? [[options.patches]] : []), ...(options.invalidates ?? [])]) void queryClient.invalidateQueries({ queryKey });
      }
      return { ok: false, data, userErrors, fieldErrors: fieldErrorsOf(userErrors) as Record<string, string>, fault: null };
    } catch (failure) {
      const fault = toFault(failure);
      if (!(await tools.current.logoutIfAccessDenied(fault))) say(fault.message);
      return { ok: false, data: null, userErrors: fault.userErrors, fieldErrors: fieldErrorsOf(fault.userErrors) as Record<string, string>, fault };
    } finally {
      setPendingCount((count) => count - 1);
    }
  }, [client, queryClient]);

  return { act, pending: pendingCount > 0 };
};
