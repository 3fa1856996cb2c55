import CloseIcon from '@mui/icons-material/CloseOutlined';
import { useTranslate } from 'react-admin';
import { Button } from '@reglament/admin/kit';

/** Takes one row out of a list; `what` names the row for those who do not see where the button stands. */
export const RemoveButton = ({ what, onClick }: { what: string; onClick: () => void }) => {
  const translate = useTranslate();
  const label = `${translate('regulation.act.remove')}: ${what}`;
  return <Button kind="quiet" className="regulation-remove" icon={<CloseIcon />} aria-label={label} title={label} onClick={onClick} />;
};
