package io.kaocheng.shape;

/**
 * One thing that is wrong with a document, and its place.
 *
 * @param pointer JSON pointer of the place, empty for the whole document
 * @param code kebab-case, stable: what programs act on
 * @param en what was found and what would be right, for people reading English
 * @param zh the same in Chinese
 */
public record Finding(String pointer, String code, String en, String zh) {

    /** The same finding with its pointer prefixed, for a document nested in another one. */
    public Finding under(String prefix) {
        return new Finding(prefix + pointer, code, en, zh);
    }
}
