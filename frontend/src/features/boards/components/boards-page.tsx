import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { Archive, ArchiveRestore, Ellipsis, PencilLine, PencilRuler, Plus } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Board } from '../../../shared/api/models.js';
import { isProblem } from '../../../shared/api/problem.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { paths } from '../../../shared/config/paths.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { Button } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Failure } from '../../../shared/ui/failure.js';
import { PageHeader } from '../../../shared/ui/page.js';
import { optionClass, popoverClass } from '../../../shared/ui/popover.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { toast } from '../../../shared/ui/toast.js';
import { type BoardChanges, changeBoard, createBoard } from '../api/board-changes.js';
import { boardKeys, boardListQuery } from '../api/board-queries.js';
import { NameDialog } from './name-dialog.js';
import { Thumbnail } from './thumbnail.js';

/** The boards that belong to no incident: mine, and those I was invited to. */
export function BoardsPage() {
  const { t } = useTranslation('boards');
  const navigate = useNavigate();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const archived = search.get('archivados') === 'true';
  const list = useInfiniteQuery({
    ...boardListQuery(archived),
    placeholderData: keepPreviousData,
  });
  const [isNaming, setNaming] = useState(false);
  const boards = list.data?.pages.flatMap((page) =>
    page.boards.map((board) => ({ board, at: page.at })),
  );
  const add = (
    <Button
      look="primary"
      onPress={() => {
        setNaming(true);
      }}
    >
      <Plus aria-hidden className="size-4.5" />
      {t('list.new')}
    </Button>
  );
  return (
    <div className="page-x mx-auto w-full max-w-6xl py-5 lg:py-8">
      <PageHeader title={t('list.title')} lead={t('list.lead')} actions={add} />
      <Segmented
        label={t('list.which')}
        value={archived ? 'archived' : 'current'}
        onChange={(which) => {
          setSearch(which === 'archived' ? { archivados: 'true' } : {}, { replace: true });
        }}
        segments={[
          { id: 'current', label: t('list.current') },
          { id: 'archived', label: t('list.archived') },
        ]}
        className="mt-5"
      />
      <div
        className={cx('mt-5', list.isPlaceholderData && 'opacity-60')}
        aria-busy={list.isPlaceholderData}
      >
        {list.isPending && <CardsSkeleton />}
        {list.isError && boards === undefined && (
          <Failure error={list.error} onRetry={() => void list.refetch()} />
        )}
        {boards?.length === 0 && !list.hasNextPage && (
          <EmptyState
            icon={archived ? Archive : PencilRuler}
            title={t(archived ? 'list.noneArchived.title' : 'list.none.title')}
            action={!archived && add}
          >
            {t(archived ? 'list.noneArchived.body' : 'list.none.body')}
          </EmptyState>
        )}
        <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
          {boards?.map(({ board, at }) => (
            <BoardCard
              key={board.id}
              board={board}
              at={at}
              onStale={() => {
                void list.refetch({ cancelRefetch: false });
              }}
            />
          ))}
        </ul>
        {list.hasNextPage && (
          <div className="flex justify-center py-6">
            <Button
              look="quiet"
              isPending={list.isFetchingNextPage}
              onPress={() => void list.fetchNextPage()}
            >
              {t('list.more')}
            </Button>
          </div>
        )}
      </div>
      {isNaming && (
        <NameDialog
          title={t('list.new')}
          submit={t('list.create')}
          name=""
          send={createBoard}
          onDone={(board) => {
            client.setQueryData(boardKeys.one(board.id), board);
            void client.invalidateQueries({ queryKey: boardKeys.lists });
            void navigate(paths.board(board.id));
          }}
          onClose={() => {
            setNaming(false);
          }}
        />
      )}
    </div>
  );
}

interface BoardCardProps {
  readonly board: Board;
  readonly at: number;
  readonly onStale: () => void;
}

function BoardCard({ board, at, onStale }: BoardCardProps) {
  const { t } = useTranslation('boards');
  const viewer = useViewer();
  const { nombre: owner, email } = board.propietario;
  const isOwn = email === viewer.email;
  return (
    <li className="group relative isolate flex flex-col overflow-hidden rounded-xl bg-raised shadow-card ring-1 ring-line transition-shadow hover:ring-line-strong">
      <Thumbnail
        board={board}
        at={at}
        onStale={onStale}
        className="aspect-8/5 w-full border-b border-line"
      />
      <div className="flex items-start gap-2 py-3 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-[0.9375rem] font-semibold">
            <Link
              to={paths.board(board.id)}
              className="outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            >
              {board.nombre}
            </Link>
          </h2>
          <p className="mt-1 flex items-center gap-1.5 text-xs text-ink-faint">
            <Avatar name={owner} size="sm" />
            <span className="truncate">{isOwn ? t('list.mine') : owner}</span>
            <span aria-hidden>·</span>
            <TimeAgo at={board.fecha_actualizacion} />
          </p>
          {board.rol === 'lectura' && !board.archivado && (
            <p className="mt-1 text-xs text-ink-faint">{t('list.readOnly')}</p>
          )}
        </div>
        <CardMenu board={board} />
      </div>
    </li>
  );
}

function CardMenu({ board }: { board: Board }) {
  const { t } = useTranslation('boards');
  const client = useQueryClient();
  const [isNaming, setNaming] = useState(false);
  const anew = () => client.invalidateQueries({ queryKey: boardKeys.lists });
  const change = useMutation({
    mutationFn: (changes: BoardChanges) => changeBoard(board, changes),
    onSuccess: async ({ nombre, archivado }, changes) => {
      client.removeQueries({ queryKey: boardKeys.one(board.id) });
      if (changes.archivado !== undefined) {
        toast({ title: t(archivado ? 'list.didArchive' : 'list.didRestore', { name: nombre }) });
      }
      await anew();
    },
    onError: (error) => {
      if (isProblem(error) && error.status === 409) void anew();
    },
  });
  const can = (action: (typeof board.acciones)[number]) => board.acciones.includes(action);
  if (!can('renombrar') && !can('archivar') && !can('desarchivar')) return null;
  return (
    <>
      <MenuTrigger>
        <Button
          look="quiet"
          size="sm"
          iconOnly
          isPending={change.isPending}
          aria-label={t('list.menu', { name: board.nombre })}
          className="z-10"
        >
          <Ellipsis aria-hidden className="size-5" />
        </Button>
        <Popover placement="bottom end" className={cx(popoverClass, 'min-w-48')}>
          <Menu aria-label={t('list.menu', { name: board.nombre })} className="p-1.5 outline-none">
            {can('renombrar') && (
              <MenuItem
                className={optionClass}
                onAction={() => {
                  setNaming(true);
                }}
              >
                <PencilLine aria-hidden className="size-4" />
                {t('rename.action')}
              </MenuItem>
            )}
            {can('archivar') && (
              <MenuItem
                className={optionClass}
                onAction={() => {
                  change.mutate({ archivado: true });
                }}
              >
                <Archive aria-hidden className="size-4" />
                {t('list.archive')}
              </MenuItem>
            )}
            {can('desarchivar') && (
              <MenuItem
                className={optionClass}
                onAction={() => {
                  change.mutate({ archivado: false });
                }}
              >
                <ArchiveRestore aria-hidden className="size-4" />
                {t('list.restore')}
              </MenuItem>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
      {change.isError && (
        <div className="absolute inset-x-2 bottom-2 z-10">
          <FormFailure error={change.error} />
        </div>
      )}
      {isNaming && (
        <NameDialog
          title={t('rename.title')}
          submit={t('rename.submit')}
          name={board.nombre}
          send={(nombre) => changeBoard(board, { nombre })}
          onDone={async () => {
            setNaming(false);
            await anew();
          }}
          onClose={() => {
            setNaming(false);
          }}
        />
      )}
    </>
  );
}

function CardsSkeleton() {
  return (
    <Skeleton>
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {[1, 2, 3].map((each) => (
          <div key={each} className="overflow-hidden rounded-xl ring-1 ring-line ring-inset">
            <Bone className="aspect-8/5 w-full rounded-none!" />
            <div className="space-y-2 p-4">
              <Bone className="h-4 w-3/5" />
              <Bone className="h-3 w-2/5" />
            </div>
          </div>
        ))}
      </div>
    </Skeleton>
  );
}
