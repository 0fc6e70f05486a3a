import { useQueryClient } from '@tanstack/react-query';
import { App, Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { FileCard } from './file-card.tsx';
import { FileDrop } from './file-drop.tsx';
import { UploadLine } from './upload-line.tsx';
import { useRemoveFile } from './use-remove-file.ts';
import { useUploads } from './use-uploads.ts';

const PAGE_SIZE = 50;
const PATH = '/api/v1/equipment/{assetCode}/attachments';

function useFiles(assetCode: string) {
  return query.useInfiniteQuery(
    'get',
    PATH,
    { params: { path: { assetCode }, query: { limit: PAGE_SIZE } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
}

/** Photos, manuals and certificates of a piece: dropped or chosen here, given back to everyone who sees the piece. */
export function FilesPanel({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const roles = useHeldRoles();
  const mayChange = ['custodian', 'maintainer', 'administrator'].some((role) => roles.some((held) => held === role));
  const list = useFiles(assetCode);
  const reload = () => queryClient.invalidateQueries({ predicate: ({ queryKey: [, path] }) => path === PATH });
  const remove = useRemoveFile(assetCode, reload);
  const { uploads, add, again, dismiss } = useUploads(assetCode, ({ name }) => {
    void message.success(t('files.stored', { name }));
    void reload();
  });
  const files: Attachment[] = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="panel files-panel" aria-label={t('files.title')} data-testid="files">
      <header className="panel-head">
        <h2>{t('files.title')}</h2>
      </header>
      {mayChange && <FileDrop onFiles={add} />}
      {uploads.map((one) => (
        <UploadLine key={one.key} upload={one} onAgain={() => again(one.key)} onDismiss={() => dismiss(one.key)} />
      ))}
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 2 }} className="late" />}
      {list.isSuccess && files.length === 0 && uploads.length === 0 && (
        <Empty description={t(mayChange ? 'files.none' : 'files.noneToSee')} />
      )}
      <ul className="files">
        {files.map((file) => (
          <FileCard key={file.id} file={file} onRemove={mayChange ? remove : null} />
        ))}
      </ul>
      <MoreButton list={list} />
    </section>
  );
}
