import type { PairingContext } from '../../protocol/pairing-proof.ts';

/** One pairing with everything in it, computed once: whatever computes the proofs must come to these. */
export const PAIRING_VECTOR: {
  typed: string;
  code: string;
  /** K, in hexadecimal. */
  derived: string;
  context: PairingContext;
  pairProof: string;
  token: string;
  pairedProof: string;
} = {
  typed: '7k3m-q9tx',
  code: '7K3MQ9TX',
  derived: 'e1bfd864fefeba0732138924705769c47ce2efe5137302154cc606dddbd4527f',
  context: {
    clientNonce: 'AAECAwQFBgcICQoLDA0ODw',
    serverNonce: 'Dw4NDAsKCQgHBgUEAwIBAA',
    host: '127.0.0.1:11435',
    origin: 'moz-extension://4f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77',
  },
  pairProof: 'gNGhj166tYYHsa-y_eE5Y55x9Cq3SRKrMIBnsvaClcs',
  token: 'kfsvXwq1TzE7.c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U',
  pairedProof: '6m4FjAgcoK8BkxyFaNDzDdapZUgpeeJHgeh2glMvPKU',
};
