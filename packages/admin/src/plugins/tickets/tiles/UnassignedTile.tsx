import { TicketTile } from './TicketTile.tsx';

export default function UnassignedTile() { return <TicketTile tab="unassigned" />; }
