import { assignmentShape } from './assignment.type.ts';
import type { Feature } from '../platform/feature.ts';
import { Assignment } from './assignment.entity.ts';
import { AssignmentActsResolver } from './assignmentActs.resolver.ts';
import { AssignmentsResolver } from './assignments.resolver.ts';
import { AutomaticChoice } from './automaticChoice.entity.ts';
import { automaticChoiceShape, AutomaticChoiceResolver } from './automaticChoice.resolver.ts';
import { clientRows } from './clientRows.ts';
import { ClientAssignmentResolver } from './clientAssignment.resolver.ts';

/** Who is responsible for which client (§1). */
export default { name: 'assignments', entities: [Assignment, AutomaticChoice], clientRows, nodes: { Assignment: { right: 'staff.read', shape: assignmentShape }, AutomaticChoice: { right: 'staff.read', shape: automaticChoiceShape } }, resolvers: [AssignmentsResolver, AssignmentActsResolver, ClientAssignmentResolver, AutomaticChoiceResolver] } satisfies Feature;
