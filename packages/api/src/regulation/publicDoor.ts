import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../access/viewer.ts';
import { clock } from '../platform/clock.ts';
import type { System } from '../platform/feature.ts';
import { publicGate, publicHeaders, publicLocale, refuseReading } from '../platform/publicPages.ts';
import { readRows, type Reader } from '../platform/reading/connection.ts';
import { noSuchVersionPage, regulationPage, regulationPath, type PublicVersion } from './publicPage.ts';
import type { RegulationParameters } from './regulationParameters.ts';
import { ruleBookAt } from './ruleBook.ts';
import { readParameters } from './storedParameters.ts';

/** What is published, the latest first; drafts are nobody's but the desk's. */
const publishedVersions = async (reader: Reader): Promise<PublicVersion[]> => {
  const rows = await readRows<Omit<PublicVersion, 'parameters'> & { parameters: Partial<RegulationParameters> }>(
    reader, `select number, effective_from::text as "effectiveFrom", summary, parameters from regulation_version where status <> 'DRAFT' order by effective_from desc`, [],
  );
  return rows.map((row) => ({ ...row, parameters: readParameters(row.parameters) }));
};

interface Asked { Params: { number?: string }; Querystring: { language?: string } }

/** §2.4: the regulation for everybody, at an address that a letter can name: the version in force, and each that was ever published. */
export const serveRegulation = (app: FastifyInstance, { pool, reader }: Pick<System, 'pool' | 'reader'>): void => {
  const mayRead = publicGate(pool);
  const answer = async (request: FastifyRequest<Asked>, reply: FastifyReply): Promise<FastifyReply> => {
    const locale = publicLocale(request.query.language, localeOf(request.headers['accept-language']));
    if (!(await mayRead(request))) return refuseReading(reply, locale);
    const versions = await publishedVersions(reader);
    const inForce = ruleBookAt(clock.now()).number;
    const { number = inForce } = request.params;
    const shown = versions.find((version) => version.number === number);
    void reply.headers(publicHeaders).type('text/html; charset=utf-8');
    return shown ? reply.send(regulationPage({ shown, versions, inForce }, locale)) : reply.code(404).send(noSuchVersionPage(locale));
  };
  app.get<Asked>(regulationPath(), answer);
  app.get<Asked>(`${regulationPath()}/:number`, answer);
};
