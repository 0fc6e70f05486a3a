import { useQueryClient } from '@tanstack/react-query';
import { answered, answeredWithTag } from '../api/answered.ts';
import type { SettingsChange } from '../api/answers.ts';
import { api, query } from '../api/client.ts';
import { useCenterAdministrator } from '../session/use-center-administrator.ts';

export function readSettings() {
  return answeredWithTag(api.GET('/api/v1/settings'));
}

/** The settings, whether they are the person's to change, and the change. */
export function useSettings() {
  const queryClient = useQueryClient();
  const settings = query.useQuery('get', '/api/v1/settings');
  const mayChange = useCenterAdministrator();
  const change = async (body: SettingsChange, etag: string) => {
    await answered(api.PATCH('/api/v1/settings', { params: { header: { 'If-Match': etag } }, body }));
    await queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/settings'] });
  };
  return { settings, mayChange, change };
}
