import { describe, expect, test } from 'vitest';
import { Lifetime } from './lifetime.ts';

/** A lifetime that notes what happened in `story`. */
function observed() {
  const story: string[] = [];
  const lifetime = new Lifetime(
    (code) => story.push(`exit ${code}`),
    (line) => story.push(line),
  );
  const thing = (name: string) => ({ name, stop: async () => void story.push(`${name} stopped`) });
  return { story, lifetime, thing };
}

describe('the end of the process', () => {
  test('stops what was started in reverse order', async () => {
    const { story, lifetime, thing } = observed();
    await lifetime.hold(async () => thing('database'));
    await lifetime.hold(async () => thing('server'));
    await lifetime.end(0);
    expect(story).toEqual(['server stopped', 'database stopped', 'exit 0']);
  });

  test('also stops what is just starting', async () => {
    const { story, lifetime, thing } = observed();
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof thing>>();
    void lifetime.hold(() => promise);
    const ended = lifetime.end(0);
    resolve(thing('database'));
    await ended;
    expect(story).toEqual(['database stopped', 'exit 0']);
  });

  test('lets nothing more start', async () => {
    const { story, lifetime, thing } = observed();
    await lifetime.end(0);
    void lifetime.hold(async () => {
      story.push('server started');
      return thing('server');
    });
    expect(story).toEqual(['exit 0']);
  });

  test('happens once, with the first code', async () => {
    const { story, lifetime } = observed();
    await Promise.all([lifetime.end(69), lifetime.end(0)]);
    expect(story).toEqual(['exit 69']);
  });

  test('goes on when one thing refuses to stop, and says so', async () => {
    const { story, lifetime, thing } = observed();
    await lifetime.hold(async () => thing('database'));
    await lifetime.hold(async () => ({ stop: () => Promise.reject(new Error('stuck')) }));
    await lifetime.end(0);
    expect(story).toEqual(['Stopping failed.', 'database stopped', 'exit 1']);
  });

  test('follows a failed start without trying to stop it', async () => {
    const { story, lifetime, thing } = observed();
    await lifetime.hold(async () => thing('database'));
    await expect(lifetime.hold(() => Promise.reject(new Error('port taken')))).rejects.toThrow('port taken');
    await lifetime.end(69);
    expect(story).toEqual(['database stopped', 'exit 69']);
  });
});
