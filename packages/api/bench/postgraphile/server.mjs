import Fastify from 'fastify';
import { grafserv } from 'grafserv/fastify/v5';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

/** PostGraphile as its documentation starts it in production, with everything off that is for developers. */
const [connectionString = '', port = ''] = process.argv.slice(2);
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString, schemas: ['public'], poolConfig: { max: 12 } })],
  grafserv: { graphqlPath: '/graphql', watch: false, graphiql: false },
  grafast: { explain: false },
});
const app = Fastify();
await instance.createServ(grafserv).addTo(app);
await app.listen({ host: '127.0.0.1', port: Number(port) });
console.log('PostGraphile is running');
