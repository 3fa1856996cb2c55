import type { AnyEntity, EntityClass } from '@mikro-orm/postgresql';
import { FollowerState } from '../background/followerState.entity.ts';
import { JobState } from '../background/jobState.entity.ts';
import { EventBusKey } from '../events/eventBusKey.entity.ts';
import { Event } from '../events/event.entity.ts';
import { ConsoleDocument } from '../graphql/consoleDocument.entity.ts';
import { PointBucket } from '../graphql/pointBucket.entity.ts';
import { Creation } from '../creation.entity.ts';
import { IdempotencyKey } from '../idempotencyKey.entity.ts';
import { NumberSeries } from '../numbering.ts';

/** The tables that belong to no feature. */
export const platformEntities: EntityClass<AnyEntity>[] = [Event, NumberSeries, JobState, FollowerState, PointBucket, IdempotencyKey, Creation, ConsoleDocument, EventBusKey];
