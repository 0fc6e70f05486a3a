import { useQueryClient } from '@tanstack/react-query';
import { answered, answeredWithTag } from '../api/answered.ts';
import type { SettingsChange } from '../api/answers.ts';
import { api, query } from '../api/client.ts';
import { CENTER } from '../session/center.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';

export function readSettings() {
  return answeredWithTag(api.GET('/api/v1/settings'));
}

/** The settings, whether they are the person's to change, and the change. */
export function useSettings() {
  const queryClient = useQueryClient();
  const settings = query.useQuery('get', '/api/v1/settings');
  const me = query.useQuery('get', '/api/v1/me').data;
  const mayChange = useHeldRoles().includes('administrator') && me?.organisation.code === CENTER;
  const change = async (body: SettingsChange, etag: string) => {
    await answered(api.PATCH('/api/v1/settings', { params: { header: { 'If-Match': etag } }, body }));
    await queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/settings'] });
  };
  return { settings, mayChange, change };
}
