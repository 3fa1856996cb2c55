import { RegulationResolver, versionsSeen } from './regulation.resolver.ts';
import { regulationVersionShape } from './regulation.type.ts';
import type { Feature } from '../platform/feature.ts';
import { clientRows } from './clientRows.ts';
import { clientSide } from './clientSide.ts';
import { ensureFirstVersion } from './firstVersion.ts';
import { MailTemplatesResolver } from './mailTemplates.resolver.ts';
import { serveRegulation } from './publicDoor.ts';
import { RegulationActsResolver } from './regulationActs.resolver.ts';
import { RegulationDiffResolver } from './regulationDiff.resolver.ts';
import { RegulationVersion } from './regulationVersion.entity.ts';
import { loadRuleBooks } from './ruleBook.ts';
import { watchRuleBooks } from './ruleBookWatch.ts';

/** The regulation in its versions (§2.4). */
export default {
  name: 'regulation',
  entities: [RegulationVersion],
  clientRows, clientSide,
  nodes: { RegulationVersion: { right: null, shape: regulationVersionShape, seen: versionsSeen } },
  resolvers: [RegulationResolver, RegulationDiffResolver, RegulationActsResolver, MailTemplatesResolver],
  prepare: async (system) => {
    await ensureFirstVersion(system);
    await loadRuleBooks(system.reader);
  },
  serve: serveRegulation,
  start: watchRuleBooks,
} satisfies Feature;
