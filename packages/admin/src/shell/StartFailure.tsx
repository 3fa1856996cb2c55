import { useState } from 'react';
import { Fault } from '../kit/data/fault.ts';
import { cssVariablesOf, darkTokens, lightTokens } from '../kit/ui/tokens.ts';

/** Before the languages are loaded there is only this page, so it speaks both. */
const words = {
  offline: ['Нет связи с сервером. Проверьте сеть и повторите.', 'The server cannot be reached. Check the network and try again.'],
  silent: ['Сервер не отвечает. Повторите чуть позже.', 'The server does not answer. Try again a little later.'],
  tooMany: ['Слишком много запросов подряд. Подождите немного и повторите.', 'Too many requests in a row. Wait a little and try again.'],
  broken: ['Консоль не смогла начать работу. Повторите; если не поможет, сообщите администратору.', 'The console could not start. Try again; if it fails again, tell the administrator.'],
} as const;

/** What an administrator can use: the number of the request, or what was thrown. The key of a message says nothing to anybody. */
const detailsOf = (error: unknown): string => {
  if (!(error instanceof Fault)) return error instanceof Error ? error.message : String(error);
  if (error.requestId !== undefined) return `requestId: ${error.requestId}`;
  return error.message.startsWith('kit.') ? `GraphQL: ${error.status === 0 ? 'no answer' : error.kind}` : error.message;
};

/** The console could not even start: the server is away or the list of plugins contradicts itself. */
export const StartFailure = ({ error, onRetry }: { error: unknown; onRetry: () => Promise<void> }) => {
  const [isTrying, setTrying] = useState(false);
  const retry = async (): Promise<void> => {
    setTrying(true);
    await onRetry();
    setTrying(false);
  };
  const isDark = globalThis.matchMedia('(prefers-color-scheme: dark)').matches;
  const [ru, en] = words[error instanceof Fault && error.kind in words ? error.kind as keyof typeof words : 'broken'];
  return (
    <div className="rg-login" style={{ ...cssVariablesOf(isDark ? darkTokens : lightTokens), color: 'var(--text)', font: "14px/20px 'Golos Text', system-ui, sans-serif", ['--radius' as string]: '6px' }}>
      <main className="rg-login-card" role="alert">
        <h1>Регламент</h1>
        <p>{ru}</p>
        <p className="rg-meta" lang="en">{en}</p>
        <button type="button" className="rg-button" data-kind="primary" aria-disabled={isTrying || undefined} onClick={() => { if (!isTrying) void retry(); }}>{isTrying ? 'Пробуем… · Trying…' : 'Повторить · Try again'}</button>
        <details className="rg-meta" style={{ marginTop: 16 }}><summary>Подробнее · Details</summary>{detailsOf(error)}</details>
      </main>
    </div>
  );
};
