import { useMemo, useState } from 'react';
import { GraphiQL } from 'graphiql';
import { examples, type Example } from './examples.ts';
import { doors, type Door } from './doors.ts';
import { askingForThings, thingsIn, variablesOf } from './exampleVariables.ts';
import { fetcherOf } from './fetching.ts';
import { words } from './words.ts';

/** The API of the desk, to be tried out at both of its doors, with the session of the console or with a key that is typed in and stored nowhere. */
export const Explorer = () => {
  const [door, setDoor] = useState<Door>('staff');
  const [key, setKey] = useState('');
  /** The key that is in use: the one that was typed in as a whole. */
  const [usedKey, setUsedKey] = useState('');
  const [example, setExample] = useState<(Example & { variables: string }) | null>(null);
  const fetcher = useMemo(() => fetcherOf(door, usedKey), [door, usedKey]);
  /** Shows an example with a request and a client that are there; with none where nobody is there yet to be shown any. */
  const choose = async (id: string): Promise<void> => {
    const chosen = examples.find((one) => one.id === id);
    if (!chosen) return;
    const isNobody = door === 'client' && usedKey === '';
    const answer = isNobody ? {} : await Promise.resolve(fetcher({ query: askingForThings[door] })).catch(() => ({}));
    const variables = variablesOf(id, door, thingsIn(answer));
    setExample({ ...chosen, variables: variables === null ? '' : JSON.stringify(variables, null, 2) });
  };
  return (
    <>
      <header className="explorer-bar">
        <h1>{words.title}</h1>
        <span className="explorer-field">
          <label htmlFor="door">{words.door}</label>
          <select id="door" value={door} onChange={({ target }) => setDoor(target.value as Door)}>
            {(Object.keys(doors) as Door[]).map((one) => <option key={one} value={one}>{words.doors[one]}</option>)}
          </select>
        </span>
        <form className="explorer-field" onSubmit={(event) => { event.preventDefault(); setUsedKey(key); }}>
          <label htmlFor="key">{words.key}</label>
          <input id="key" type="password" autoComplete="off" spellCheck={false} placeholder={words.keyHint} value={key} onChange={({ target }) => setKey(target.value)} onBlur={() => setUsedKey(key)} />
        </form>
        <span className="explorer-field">
          <label htmlFor="example">{words.example}</label>
          <select id="example" value={example?.id ?? ''} onChange={({ target }) => { void choose(target.value); }}>
            <option value="" disabled>{words.chooseExample}</option>
            {examples.map(({ id }) => <option key={id} value={id}>{words.examples[id as keyof typeof words.examples]}</option>)}
          </select>
        </span>
        <p>{door === 'staff' ? words.staffHint : words.clientHint}</p>
        <a href="/">{words.console}</a>
      </header>
      <main className="explorer-editor">
        {/* another door has another schema: nothing of the former one stays */}
        <GraphiQL
          key={door} fetcher={fetcher as never} shouldPersistHeaders={false} defaultQuery={examples[0]?.query ?? ''}
          {...(example && { query: example.query, variables: example.variables })}
        />
      </main>
    </>
  );
};
