import type { KeyScope, Role } from '@reglament/schema';
import { clock } from '../platform/clock.ts';
import { FreshAnswers } from '../platform/freshAnswer.ts';
import { onePlan, readRows, type Reader } from '../platform/reading/connection.ts';
import { hashOfSecret } from './secret.ts';
import type { Viewer } from './viewer.ts';

export const sessionCookie = 'reglament_session';

const secretPattern = /^[A-Za-z0-9_-]{20,200}$/;

const sessionStatement = onePlan(
  `select staff.id, staff.name, staff.email, staff.role, session.id as "sessionId", session.expires_at as "endsAt"
   from session join staff on staff.id = session.staff_id
   where session.token_hash = $1 and session.ended_at is null and session.expires_at > $2 and staff.active`,
);

const keyStatement = onePlan(
  `select machine_user.id, machine_user.name, machine_user.audience, machine_user.client_id as "clientId", api_key.scopes, api_key.id as "keyId", api_key.expires_at as "endsAt",
     (api_key.last_used_at is null or api_key.last_used_at < $2::timestamptz - interval '1 minute') as stale
   from api_key join machine_user on machine_user.id = api_key.machine_user_id left join client on client.id = machine_user.client_id
   where api_key.hash = $1 and api_key.revoked_at is null and (api_key.expires_at is null or api_key.expires_at > $2) and machine_user.active and coalesce(client.active, true)`,
);

/** Who comes with this session token; null when it is unknown, expired, signed out, or its owner has left. */
export const viewerOfSession = async (reader: Reader, token: string | undefined): Promise<Viewer | null> => {
  if (!token || !secretPattern.test(token)) return null;
  const rows = await readRows<{ id: string; name: string; email: string; role: Role; sessionId: string; endsAt: Date }>(
    reader,
    sessionStatement,
    [hashOfSecret(token), new Date(clock.now())],
  );
  return rows[0] ? { kind: 'STAFF', ...rows[0] } : null;
};

/** Who sends this request: a key comes before a session. */
export const viewerOfRequest = async (
  reader: Reader,
  { headers, cookies }: { headers: { authorization?: string | undefined }; cookies: Readonly<Record<string, string | undefined>> },
): Promise<Viewer | null> => (await viewerOfKey(reader, headers.authorization)) ?? viewerOfSession(reader, cookies[sessionCookie]);

/** Who comes with this key: `Authorization: Bearer rk_…`. */
export const viewerOfKey = async (reader: Reader, authorization: string | undefined): Promise<Viewer | null> => {
  const key = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (!key || !secretPattern.test(key)) return null;
  const now = new Date(clock.now());
  const rows = await readRows<{ id: string; name: string; audience: 'staff' | 'client'; scopes: KeyScope[]; clientId: string | null; keyId: string; endsAt: Date | null; stale: boolean }>(
    reader,
    keyStatement,
    [hashOfSecret(key), now],
  );
  const found = rows[0];
  if (!found) return null;
  if (found.stale) await readRows(reader, 'update api_key set last_used_at = $2 where id = $1', [found.keyId, now]);
  return { kind: 'MACHINE', id: found.id, name: found.name, audience: found.audience, scopes: found.scopes, clientId: found.clientId, endsAt: found.endsAt };
};

/** What somebody comes with. */
export interface Credentials {
  authorization: string | undefined;
  token: string | undefined;
}

/** Says who comes with some credentials: a key comes before a session. Many who come with the same at once are asked for together. */
export const identifierOn = (reader: Reader): ((credentials: Credentials) => Promise<Viewer | null>) => {
  const ofKeys = new FreshAnswers((authorization) => viewerOfKey(reader, authorization));
  const ofSessions = new FreshAnswers((token) => viewerOfSession(reader, token));
  return async ({ authorization, token }) => (authorization ? await ofKeys.ask(authorization) : null) ?? (token ? ofSessions.ask(token) : null);
};
