import { expect, test } from 'vitest';
import { refuseOldNode } from './nodeVersion.ts';

test.each(['24.7.0', '24.21.0', '26.0.0'])('Node %s is new enough', (version) => {
  expect(() => refuseOldNode(version)).not.toThrow();
});

test.each(['18.20.4', '20.20.2', '22.23.1', '24.6.9'])('Node %s is refused with a way out', (version) => {
  expect(() => refuseOldNode(version)).toThrow(`Reglament needs Node 24.7 or newer, and this is ${version}: start it with npm start`);
});
