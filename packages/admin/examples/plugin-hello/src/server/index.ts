import type { Feature } from '@reglament/api/kit';
import { cards } from './cards.ts';
import { counting } from './counting.ts';
import { Greeting } from './greeting.entity.ts';
import { Greetings } from './greetings.migration.ts';
import { GreetingsResolver } from './greetings.resolver.ts';

/** The half of the plugin that lives in the server. */
export default {
  name: 'example-hello', version: '1.0.0', api: 1,
  requires: ['tickets'],
  entities: [Greeting],
  migrations: [{ name: '20261128120000_example-hello_greetings', class: Greetings }],
  resolvers: [GreetingsResolver],
  rights: {
    'example-hello.greet': { ru: 'здороваться с обращениями', en: 'greet tickets', roles: ['SUPPORT_HEAD', 'SPECIALIST', 'ADMIN'], scope: 'tickets:write' },
  },
  jobs: [counting],
  cards,
} satisfies Feature;
