/** Which chats used a model is found without reading their answers. */
export const MODELS_OF_TURNS = 'CREATE INDEX turns_of_model ON turns (model, conversation)';
