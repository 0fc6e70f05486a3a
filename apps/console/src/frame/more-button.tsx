import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

interface PagedList {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** Loads what follows in a list; nothing where it is at its end. */
export function MoreButton({ list }: { list: PagedList }) {
  const { t } = useTranslation();
  if (!list.hasNextPage) return null;
  return (
    <Button className="list-more" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {t('list.more')}
    </Button>
  );
}
