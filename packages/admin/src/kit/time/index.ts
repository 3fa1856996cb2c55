export * from './instants.ts';
export * from './durations.ts';
export * from './due.ts';
export * from './useNow.ts';
