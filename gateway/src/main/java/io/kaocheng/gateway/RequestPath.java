package io.kaocheng.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A request's path, decoded once and segment by segment. What two readers could take for different
 * paths ({@code ..}, an encoded slash, a doubled encoding, a path parameter) is no path here, so
 * that what is routed by is what the service sees.
 *
 * @param segments none for the root; decoded, never empty
 */
record RequestPath(List<String> segments) {

    private static final String PLAIN = "-._~!$&'()*+,=:@";

    RequestPath {
        segments = List.copyOf(segments);
    }

    /** Reads a request's target; absent where its path is none. */
    static Optional<RequestPath> read(String target) {
        if (!target.startsWith("/")) {
            return Optional.empty();
        }
        int end = target.indexOf('?');
        String path = end < 0 ? target : target.substring(0, end);
        List<String> segments = new ArrayList<>();
        String[] parts = path.substring(1).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].isEmpty() && i == parts.length - 1) {
                // With a slash at its end it is the same path.
                break;
            }
            Optional<String> segment = decoded(parts[i]).filter(RequestPath::isSegment);
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            segments.add(segment.get());
        }
        return Optional.of(new RequestPath(segments));
    }

    /** The one way in which this path is written, and passed on to services. */
    String canonical() {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            path.append('/');
            for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
                if (isPlain((char) (b & 0xff))) {
                    path.append((char) b);
                } else {
                    path.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
                }
            }
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    private static Optional<String> decoded(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                if (i + 2 >= raw.length()
                        || !HexFormat.isHexDigit(raw.charAt(i + 1))
                        || !HexFormat.isHexDigit(raw.charAt(i + 2))) {
                    return Optional.empty();
                }
                bytes.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
                i += 2;
            } else if (isPlain(c)) {
                bytes.write(c);
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || PLAIN.indexOf(c) >= 0;
    }

    private static boolean isSegment(String text) {
        return !text.isEmpty()
                && !text.equals(".")
                && !text.equals("..")
                && text.codePoints()
                        .noneMatch(c -> "/\\;%?#".indexOf(c) >= 0 || Character.isISOControl(c));
    }
}
