package io.kaocheng.tables;

import io.kaocheng.contracts.Quoted;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * In which encoding a file is. A charset that is named is used; without one, a mark at the
 * beginning decides; without a mark, text that is good in UTF-8 and in GB18030 alike is taken as
 * the one in which it is plausible, and refused where both or neither are. Nothing is guessed:
 * entries are for ever.
 */
public final class Encoding {

    /** What decoding comes to. */
    public sealed interface Decoded {

        /** The text, without its mark. */
        record Text(String text) implements Decoded {}

        /** Which encoding it is in is not certain, or it cannot be read in the one that is. */
        record Uncertain(Fault fault) implements Decoded {}
    }

    private static final Charset GB18030 = Charset.forName("GB18030");

    // GB 2312 and GBK are parts of GB 18030.
    private static final Map<String, Charset> NAMED =
            Map.of(
                    "UTF-8", StandardCharsets.UTF_8,
                    "UTF8", StandardCharsets.UTF_8,
                    "US-ASCII", StandardCharsets.US_ASCII,
                    "GB18030", GB18030,
                    "GBK", GB18030,
                    "GB2312", GB18030,
                    "UTF-16", StandardCharsets.UTF_16,
                    "UTF-16LE", StandardCharsets.UTF_16LE,
                    "UTF-16BE", StandardCharsets.UTF_16BE);

    /**
     * What a file in an encoding may begin with.
     *
     * @param bytes one character each
     */
    private record Mark(Charset charset, String bytes) {

        private boolean begins(byte[] file) {
            return file.length >= bytes.length()
                    && new String(file, 0, bytes.length(), StandardCharsets.ISO_8859_1)
                            .equals(bytes);
        }
    }

    private static final List<Mark> MARKS =
            List.of(
                    new Mark(StandardCharsets.UTF_8, "\u00ef\u00bb\u00bf"),
                    new Mark(StandardCharsets.UTF_16LE, "\u00ff\u00fe"),
                    new Mark(StandardCharsets.UTF_16BE, "\u00fe\u00ff"),
                    new Mark(GB18030, "\u00841\u00953"));

    /** The 3,755 common characters of GB 2312, its marks, numerals and full-width forms. */
    private static final BitSet ORDINARY = ordinary();

    private Encoding() {}

    /** The text of a file, in the charset that was named, where one was. */
    public static Decoded decode(byte[] file, @Nullable String named) {
        Mark mark = MARKS.stream().filter(one -> one.begins(file)).findFirst().orElse(null);
        if (named != null) {
            Charset charset = NAMED.get(named.toUpperCase(Locale.ROOT));
            if (charset == null) {
                return uncertain(
                        "the charset "
                                + Quoted.of(named)
                                + " is not known here; known are UTF-8, GB18030 (GBK, GB2312) and UTF-16",
                        "不支持字符集 " + Quoted.of(named) + "；可用 UTF-8、GB18030（GBK、GB2312）、UTF-16");
            }
            if (mark != null
                    && !mark.charset.equals(charset)
                    && !charset.equals(StandardCharsets.UTF_16)) {
                return uncertain(
                        "the charset named is "
                                + Quoted.of(named)
                                + ", the mark at the beginning is that of "
                                + mark.charset.name(),
                        "指明的字符集为 " + Quoted.of(named) + "，而文件标记为 " + mark.charset.name());
            }
            String text = strictly(charset, file, mark);
            return text == null
                    ? uncertain(
                            "is not in " + Quoted.of(named) + ", which was named",
                            "内容与指明的字符集 " + Quoted.of(named) + " 不符")
                    : new Decoded.Text(text);
        }
        if (mark != null) {
            String text = strictly(mark.charset, file, mark);
            return text == null
                    ? uncertain(
                            "begins with the mark of "
                                    + mark.charset.name()
                                    + " and is not in it; save it as CSV UTF-8",
                            "文件标记为 " + mark.charset.name() + "，内容却不符，请另存为 CSV UTF-8")
                    : new Decoded.Text(text);
        }
        return unmarked(
                strictly(StandardCharsets.UTF_8, file, null), strictly(GB18030, file, null));
    }

    private static Decoded unmarked(@Nullable String utf8, @Nullable String chinese) {
        if (utf8 != null && (chinese == null || utf8.equals(chinese))) {
            return new Decoded.Text(utf8);
        }
        if (chinese == null) {
            return uncertain(
                    "is neither UTF-8 nor GB18030; save it as CSV UTF-8",
                    "既非 UTF-8 也非 GB18030，请另存为 CSV UTF-8");
        }
        boolean asUtf8 = utf8 != null && isPlausible(utf8);
        boolean asChinese = isPlausible(chinese);
        if (utf8 != null && asUtf8 && !asChinese) {
            return new Decoded.Text(utf8);
        }
        if (asChinese && !asUtf8) {
            return new Decoded.Text(chinese);
        }
        return uncertain(
                "may be UTF-8 or GB18030, which is not certain from its text; name the charset"
                        + " (Content-Type: text/csv; charset=GB18030, or encoding in"
                        + " datapackage.json), or save it as CSV UTF-8 with a mark",
                "无法确定是 UTF-8 还是 GB18030；请指明字符集（Content-Type: text/csv; charset=GB18030，或"
                        + " datapackage.json 的 encoding），或另存为带标记的 CSV UTF-8");
    }

    private static Decoded uncertain(String en, String zh) {
        return new Decoded.Uncertain(new Fault(0, null, Fault.ENCODING, en, zh));
    }

    private static @Nullable String strictly(Charset charset, byte[] file, @Nullable Mark mark) {
        int from =
                mark == null || charset.equals(StandardCharsets.UTF_16) ? 0 : mark.bytes.length();
        try {
            String text =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(file, from, file.length - from))
                            .toString();
            // UTF-16 without a mark decodes as either without a complaint, every other character a
            // zero.
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    /**
     * Whether text reads like that of a Chinese office: mostly common characters, and none of a
     * script or kind that does not occur there.
     */
    private static boolean isPlausible(String text) {
        int ordinary = 0;
        int other = 0;
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            int c = points[i];
            if (c < 0x80) {
                continue;
            }
            boolean alone =
                    (i == 0 || points[i - 1] < 0x80)
                            && (i == points.length - 1 || points[i + 1] < 0x80);
            if (ORDINARY.get(c) || isWestern(c) || alone && isSymbol(c)) {
                ordinary++;
            } else if (Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) {
                other++;
            } else {
                return false;
            }
        }
        return ordinary > other;
    }

    /** Letters with marks, and signs like ² and °. */
    private static boolean isWestern(int c) {
        return c >= 0xa0 && c <= 0x17f;
    }

    /** A Greek or Cyrillic letter, which by itself is a symbol: μ, α, Ω. */
    private static boolean isSymbol(int c) {
        return c >= 0x391 && c <= 0x3c9 || c >= 0x410 && c <= 0x44f;
    }

    private static BitSet ordinary() {
        BitSet ordinary = new BitSet();
        for (int lead = 0xa1; lead <= 0xd7; lead++) {
            if (lead > 0xa3 && lead < 0xb0) {
                continue;
            }
            for (int trail = 0xa1; trail <= 0xfe; trail++) {
                String one = new String(new byte[] {(byte) lead, (byte) trail}, GB18030);
                int c = one.codePointAt(0);
                if (Character.isDefined(c) && Character.getType(c) != Character.PRIVATE_USE) {
                    ordinary.set(c);
                }
            }
        }
        ordinary.clear(0xfffd);
        return ordinary;
    }
}
