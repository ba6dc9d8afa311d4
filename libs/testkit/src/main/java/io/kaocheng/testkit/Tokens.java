package io.kaocheng.testkit;

import io.smallrye.jwt.build.Jwt;

import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Tokens like those of the realm, signed by a key of this JVM, for the tests of one service. The
 * end-to-end tests get theirs from Keycloak.
 */
public final class Tokens {

    private static final String PUBLIC_KEY = "io.kaocheng.testkit.public-key";
    private static final String PRIVATE_KEY = "io.kaocheng.testkit.private-key";
    private static final Object LOCK = new Object();

    private Tokens() {}

    /**
     * A token of a person or system with the roles, for the region and units; {@code *} for all.
     */
    public static String of(String subject, String region, List<String> units, String... roles) {
        return signed(subject, region, units, Instant.now().plusSeconds(3_600), roles);
    }

    public static String expired(
            String subject, String region, List<String> units, String... roles) {
        return signed(subject, region, units, Instant.now().minusSeconds(3_600), roles);
    }

    private static String signed(
            String subject, String region, List<String> units, Instant until, String... roles) {
        publicKey();
        return Jwt.subject(subject)
                .issuer("tests")
                .audience("kaocheng")
                .claim("region", region)
                .claim("units", units)
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .issuedAt(until.minusSeconds(7_200))
                .expiresAt(until)
                .sign(privateKey());
    }

    /** The key by which services check these tokens, as base64 without armour. */
    static String publicKey() {
        // Quarkus loads this class more than once, so the pair is kept where every copy finds it.
        synchronized (LOCK) {
            String known = System.getProperty(PUBLIC_KEY);
            if (known == null) {
                KeyPair pair = generate();
                known = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
                System.setProperty(
                        PRIVATE_KEY,
                        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
                System.setProperty(PUBLIC_KEY, known);
            }
            return known;
        }
    }

    private static PrivateKey privateKey() {
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE_KEY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2_048);
            return rsa.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
