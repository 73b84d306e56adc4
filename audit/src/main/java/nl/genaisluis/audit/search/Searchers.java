package nl.genaisluis.audit.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;

/// What can be searched at present. Searches are safe from many threads; the follower's thread
/// changes what there is to search.
final class Searchers implements Closeable {
  private record Current(IndexWriter writer, SearcherManager manager) {}

  // Set by the follower; searches may find the old one closed for a moment.
  private volatile Current current;

  /// Every entry before this one was taken in, as far as it is searched. Later ones may be there
  /// while some between are not: a batch is taken in by several threads.
  private volatile long complete;

  // Shared by searches at work, taken alone by who must know that none reads older files any more.
  // Guards no field. Fair, so that searches without end do not keep an erasure waiting.
  private final ReadWriteLock atWork = new ReentrantReadWriteLock(true);

  Searchers(IndexWriter writer, long complete) throws IOException {
    this.complete = complete;
    this.current = new Current(writer, new SearcherManager(writer, null));
  }

  /// Looks into the index as it is at one moment.
  interface Look<T> {
    /// What there is to see.
    ///
    /// @param complete entries before this one are all there
    T of(IndexSearcher searcher, long complete) throws IOException;
  }

  /// Whoever looks pays for making the latest entries visible; the follower does not.
  <T> T look(Look<T> look) throws IOException {
    Current now = current;
    long before = complete;
    if (now.writer().isOpen()) {
      now.manager().maybeRefreshBlocking();
    }
    Lock working = atWork.readLock();
    working.lock();
    try {
      IndexSearcher searcher = now.manager().acquire();
      try {
        return look.of(searcher, before);
      } finally {
        now.manager().release(searcher);
      }
    } finally {
      working.unlock();
    }
  }

  /// Entries up to here were taken in.
  void complete(long position) {
    complete = position;
  }

  /// From now on another writer's index is searched.
  void turnTo(IndexWriter writer, long position) throws IOException {
    SearcherManager before = current.manager();
    SearcherManager next = new SearcherManager(writer, null);
    complete = position;
    current = new Current(writer, next);
    before.close();
  }

  /// When this returns, no search reads files of before the last change any more. Searches at work
  /// are waited for, and new ones wait until then.
  void leaveOldFiles() throws IOException {
    Lock alone = atWork.writeLock();
    alone.lock();
    try {
      refresh();
    } finally {
      alone.unlock();
    }
  }

  /// Makes what was committed visible, so that files of before it can go.
  void refresh() throws IOException {
    current.manager().maybeRefreshBlocking();
  }

  @Override
  public void close() throws IOException {
    current.manager().close();
  }
}
