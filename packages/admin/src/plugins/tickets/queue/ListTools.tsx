import FilterIcon from '@mui/icons-material/FilterList';
import OptionsIcon from '@mui/icons-material/Tune';
import { useTranslate } from 'ra-core';
import { lazyPart } from '@reglament/admin/kit';
import { fieldsIn, type ListFilter } from './filterFields.ts';
import type { Shown } from './ListOptions.tsx';
import { PopoverButton } from './PopoverButton.tsx';
import type { QueueAddress } from './useQueueAddress.ts';

const FilterPanel = lazyPart(() => import('./FilterPanel.tsx'));
const ListOptions = lazyPart(() => import('./ListOptions.tsx'));

/** Beside the search: what narrows the list, and how it is shown. */
export const ListTools = ({ address, filter, shown, onShown }: { address: QueueAddress; filter: ListFilter; shown: Shown; onShown: (change: Partial<Shown>) => void }) => {
  const translate = useTranslate();
  const { listing, show } = address;
  const count = fieldsIn(listing.filter).filter((field) => field !== 'text' && listing.filter[field] !== address.base.filter[field]).length;
  return (
    <>
      <PopoverButton label={translate('tickets.filter.open')} icon={<FilterIcon />} hotkey="f" count={count}>
        <FilterPanel filter={listing.filter} onFilter={(next) => show({ ...listing, filter: next })} />
      </PopoverButton>
      <PopoverButton label={translate('tickets.options.open')} icon={<OptionsIcon />} hotkey="shift+o">
        <ListOptions listing={listing} filter={filter} shown={shown} onOrder={(order) => show({ ...listing, order })} onShown={onShown} />
      </PopoverButton>
    </>
  );
};
