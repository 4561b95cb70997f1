export const findByInsee = async () => null;
