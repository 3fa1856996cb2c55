import type { Role } from '@reglament/schema';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../access/context.ts';
import { rightsOf } from '../access/rights.ts';
import type { Viewer } from '../access/viewer.ts';
import { UserError, userErrorOf } from '../platform/graphql/types.ts';
import { enumOfCodes } from '../platform/graphql/vocabulary.ts';
import { Refusal } from '../platform/refusal.ts';
import { signIn, signOut } from './signIn.ts';
import { RoleEnum } from './staff.type.ts';

const viewerKinds = ['STAFF', 'MACHINE_STAFF', 'MACHINE_CLIENT'] as const;
const ViewerKindEnum = enumOfCodes(viewerKinds, 'ViewerKind', 'A person of the staff, a system of the desk, or a partner’s system that acts for one client.', {
  STAFF: 'A person of the staff.',
  MACHINE_STAFF: 'A system of the desk.',
  MACHINE_CLIENT: 'A system that acts for one client.',
});

@ObjectType('Viewer', { simpleResolvers: true, description: 'Who is asking.' })
export class ViewerType {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'The name under which they act.' }) name!: string;
  @Field(() => ViewerKindEnum, { description: 'A person, or a system and for whom it acts.' }) kind!: (typeof viewerKinds)[number];
  @Field(() => RoleEnum, { nullable: true, description: 'Role of a person; null for a system.' }) role!: Role | null;
  @Field(() => String, { nullable: true, description: 'Address of a person; null for a system.' }) email!: string | null;
  @Field(() => ID, { nullable: true, description: 'The only client that a partner’s system may see.' }) clientId!: string | null;
  @Field(() => [String], { description: 'Names of the rights, for example tickets.answer.' }) rights!: string[];
}

@InputType({ description: 'Address and password of a member of staff.' })
export class SignInInput {
  @Field(() => String, { description: 'Address of the person.' }) email!: string;
  @Field(() => String, { description: 'Their password.' }) password!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What signIn answers.' })
export class SignInPayload {
  @Field(() => ViewerType, { nullable: true, description: 'Who is signed in now; null when nobody was let in.' }) viewer!: ViewerType | null;
  @Field(() => [UserError], { description: 'Why nobody was let in; empty when somebody was.' }) userErrors!: UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'What signOut answers.' })
export class SignOutPayload {
  @Field(() => [UserError], { description: 'Always empty: whoever signs out is out.' }) userErrors!: UserError[];
}

const describe = (viewer: Viewer): ViewerType => ({
  id: viewer.id,
  name: viewer.name,
  kind: viewer.kind === 'STAFF' ? 'STAFF' : viewer.audience === 'client' ? 'MACHINE_CLIENT' : 'MACHINE_STAFF',
  role: viewer.kind === 'STAFF' ? viewer.role : null,
  email: viewer.kind === 'STAFF' ? viewer.email : null,
  clientId: viewer.kind === 'MACHINE' ? viewer.clientId : null,
  rights: rightsOf(viewer),
});

/** Hours after which a session ends; the server sets it from its configuration. */
let sessionHours = 12;
export const limitSessions = (hours: number): void => {
  sessionHours = hours;
};

@Resolver()
export class SignInResolver {
  @Query(() => ViewerType, { nullable: true, description: 'Who is asking; null without a session or a key.' })
  viewer(@Ctx() context: Context): ViewerType | null {
    return context.viewer ? describe(context.viewer) : null;
  }

  @Mutation(() => SignInPayload, { description: 'Signs a member of staff in and sets the session cookie. One per operation.' })
  async signIn(@Ctx() context: Context, @Arg('input', () => SignInInput) input: SignInInput): Promise<SignInPayload> {
    try {
      await signIn(context, input.email, input.password, sessionHours);
      return { viewer: context.viewer ? describe(context.viewer) : null, userErrors: [] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      context.log.info({ act: 'signIn', code: error.code, peer: context.peer, requestId: context.requestId }, 'sign-in refused');
      return { viewer: null, userErrors: [userErrorOf(error, context.locale)] };
    }
  }

  @Mutation(() => SignOutPayload, { description: 'Ends the session of this browser.' })
  async signOut(@Ctx() context: Context): Promise<SignOutPayload> {
    await signOut(context);
    return { userErrors: [] };
  }
}
