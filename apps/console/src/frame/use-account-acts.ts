import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { api } from '../api/client.ts';
import { live } from '../live/live.ts';

/** What a person may do with their own account. */
export function useAccountActs() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { history } = useRouter();

  async function signOut(): Promise<void> {
    await api.DELETE('/api/v1/session');
    queryClient.clear();
    live.clear();
    await navigate({ to: '/sign-in' });
  }

  return {
    changePassword: () => void navigate({ to: '/password', search: { back: history.location.href } }),
    signOut: () => void signOut(),
  };
}
