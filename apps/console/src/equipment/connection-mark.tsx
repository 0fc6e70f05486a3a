import { useTranslation } from 'react-i18next';
import type { Connection } from '../api/answers.ts';

const SHAPES: Record<Connection, React.ReactNode> = {
  online: <circle cx="7" cy="7" r="5.5" fill="currentColor" />,
  silent: <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  offline: (
    <g fill="none" stroke="currentColor" strokeWidth="1.8">
      <circle cx="7" cy="7" r="5" />
      <path d="M3.5 10.5l7-7" />
    </g>
  ),
  never: <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.8" strokeDasharray="2 2" />,
};

/** Whether a piece can be heard: a shape, a colour and a word. */
export function ConnectionMark({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  return (
    <span className={`connection connection-${connection}`} data-connection={connection}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden>
        {SHAPES[connection]}
      </svg>
      {t(`connection.${connection}`)}
    </span>
  );
}
