package nl.genaisluis.policy.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// The operator's folder of jars, in which one class implements an interface of ours.
///
/// @param <T> the interface
public final class PluginFolder<T> {
  private static final int JARS_MAX = 64;
  private static final int DIGEST_DIGITS = 16;

  private final String key;
  private final Class<T> type;
  private final List<Class<?>> seen;
  private final Path folder;
  private final List<Path> jars;

  private PluginFolder(String key, Class<T> type, List<Class<?>> seen, Path folder) {
    this.key = key;
    this.type = type;
    this.seen = List.copyOf(seen);
    this.folder = folder;
    this.jars = jars(key, folder);
  }

  /// Lists a folder.
  ///
  /// @param key the key of the configuration that names the folder, for messages
  /// @param type what a class in the jars implements
  /// @param seen the other classes of this program that the jars may see
  /// @throws IllegalArgumentException when it is no folder, or holds no jar or too many
  public static <T> PluginFolder<T> of(
      String key, Class<T> type, List<Class<?>> seen, Path folder) {
    return new PluginFolder<>(key, type, seen, folder);
  }

  private static List<Path> jars(String key, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(key + ".folder: not a folder: " + folder);
    }
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder, "*.jar")) {
      listing.forEach(jars::add);
    } catch (IOException | DirectoryIteratorException broken) {
      throw new IllegalArgumentException(key + ".folder: cannot be read: " + folder, broken);
    }
    if (jars.isEmpty() || jars.size() > JARS_MAX) {
      throw new IllegalArgumentException(
          key + ".folder: 1 to " + JARS_MAX + " jars, was: " + jars.size() + " in " + folder);
    }
    jars.sort(null);
    return List.copyOf(jars);
  }

  /// Each jar with the head of its SHA-256.
  public List<String> digests() {
    return jars.stream()
        .map(jar -> key + "/" + jar.getFileName() + " sha256:" + digest(jar))
        .toList();
  }

  /// The one model in the jars.
  ///
  /// @throws IllegalArgumentException when there is none, or more than one, or it cannot be made
  public T model() {
    ClassLoader loader = new URLClassLoader(key, urls(), new Inside());
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      Iterator<T> found = ServiceLoader.load(type, loader).iterator();
      if (!found.hasNext()) {
        throw new IllegalArgumentException(
            key + ".folder: no jar names a " + type.getName() + " in " + folder);
      }
      T model = found.next();
      if (found.hasNext()) {
        throw new IllegalArgumentException(key + ".folder: more than one model in " + folder);
      }
      return model;
    } catch (ServiceConfigurationError | LinkageError broken) {
      throw new IllegalArgumentException(
          key + ".folder: the model in " + folder + " cannot be made: " + broken.getMessage(),
          broken);
    } finally {
      thread.setContextClassLoader(own);
    }
  }

  private URL[] urls() {
    URL[] urls = new URL[jars.size()];
    try {
      for (int i = 0; i < urls.length; i++) {
        urls[i] = jars.get(i).toUri().toURL();
      }
    } catch (MalformedURLException wrong) {
      throw new IllegalArgumentException(key + ".folder: no address: " + folder, wrong);
    }
    return urls;
  }

  private String digest(Path jar) {
    try (InputStream in = Files.newInputStream(jar)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] part = new byte[1 << 16];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        digest.update(part, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_DIGITS);
    } catch (IOException broken) {
      throw new IllegalArgumentException(key + ".folder: cannot be read: " + jar, broken);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  /// What the jars see of this side: the platform, the interface that they implement and its own.
  private final class Inside extends ClassLoader {
    Inside() {
      super(key + "-door", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.equals(type.getName())) {
        return type;
      }
      for (Class<?> other : seen) {
        if (name.equals(other.getName())) {
          return other;
        }
      }
      throw new ClassNotFoundException(name);
    }
  }
}
