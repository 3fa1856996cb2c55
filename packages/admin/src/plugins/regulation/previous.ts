interface Dated { id: string; number: string; status: string; effectiveFrom: string }

/** §2.4: what a version is compared with: the published one before it; a draft follows the latest that is published, in force or still to come. */
export const previousOf = <Version extends Dated>(version: Pick<Dated, 'id' | 'status' | 'effectiveFrom'>, all: readonly Version[]): Version | null => {
  const published = all.filter(({ id, status }) => status !== 'DRAFT' && id !== version.id).toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1));
  return published.find(({ effectiveFrom }) => version.status === 'DRAFT' || effectiveFrom < version.effectiveFrom) ?? null;
};
