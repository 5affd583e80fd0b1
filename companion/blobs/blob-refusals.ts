import { codedError } from '../coded-error.ts';

export const BLOB_GONE = codedError('attachments_gone', { cause: 'blob' });
export const ID_IN_USE = codedError('bad_message', { cause: 'upload_id_in_use' });
export const TOO_MANY_UPLOADS = codedError('overloaded', { cause: 'uploads' });
