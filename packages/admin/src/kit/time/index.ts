export { theDesk } from './desk.ts';
export * from './instants.ts';
export * from './durations.ts';
export * from './due.ts';
export { ownTime } from './ownTime.ts';
export * from './typedTimes.ts';
export * from './useDeskZone.ts';
export * from './useNow.ts';
export { zoneName } from './zones.ts';
